import { m } from '#lib/i18n/paraglide/messages.js';
import type { Template } from '../letter.ts';

/** To the address that the account had before. */
export const emailChanged: Template<Record<never, never>> = (_params, { locale }) => ({
	subject: m.mail_email_changed_subject({}, { locale }),
	paragraphs: [
		m.mail_email_changed_said({}, { locale }),
		m.mail_email_changed_not_you({}, { locale })
	],
	closing: [m.mail_why_account({}, { locale })]
});

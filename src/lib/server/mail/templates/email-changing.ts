import { m } from '#lib/i18n/paraglide/messages.js';
import type { Template } from '../letter.ts';

/** To the present address: somebody wants to move the account away from it. */
export const emailChanging: Template<Record<never, never>> = (_params, { locale, link }) => ({
	subject: m.mail_email_changing_subject({}, { locale }),
	paragraphs: [
		m.mail_email_changing_said({}, { locale }),
		m.mail_email_changing_not_you({}, { locale })
	],
	act: { text: m.mail_password_changed_act({}, { locale }), href: link('/reset') },
	closing: [m.mail_why_account({}, { locale })]
});

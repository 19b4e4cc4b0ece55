import { m } from '#lib/i18n/paraglide/messages.js';
import type { Template } from '../letter.ts';

/** Tells the owner of an account, in case it was somebody else who did it. */
export const passwordChanged: Template<Record<never, never>> = (_params, { locale, link }) => ({
	subject: m.mail_password_changed_subject({}, { locale }),
	paragraphs: [
		m.mail_password_changed_said({}, { locale }),
		m.mail_password_changed_not_you({}, { locale })
	],
	act: { text: m.mail_password_changed_act({}, { locale }), href: link('/reset') },
	closing: [m.mail_why_account({}, { locale })]
});

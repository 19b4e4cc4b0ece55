import { m } from '#lib/i18n/paraglide/messages.js';
import type { Letter, Page } from '../letter.ts';

/** What a link that was asked for turns into when nobody has that address, so that its owner does not wait in vain. */
export function noAccount({ locale, link }: Page): Letter {
	return {
		subject: m.mail_no_account_subject({}, { locale }),
		paragraphs: [m.mail_no_account_said({}, { locale }), m.mail_no_account_other({}, { locale })],
		act: { text: m.mail_no_account_act({}, { locale }), href: link('/sign-up') },
		closing: [m.mail_not_asked({}, { locale })]
	};
}

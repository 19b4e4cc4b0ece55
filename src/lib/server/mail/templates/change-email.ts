import { m } from '#lib/i18n/paraglide/messages.js';
import type { Template } from '../letter.ts';
import { newLink } from '../mailed-link.ts';

/** To the new address: confirms it, or says that it has an account of its own. */
export const changeEmail: Template<{ tokenId: number }> = async ({ tokenId }, page) => {
	const { locale } = page;
	if (page.to.accountId !== null) {
		return {
			subject: m.mail_email_taken_subject({}, { locale }),
			paragraphs: [m.mail_email_taken_said({}, { locale })],
			act: { text: m.mail_already_here_act({}, { locale }), href: page.link('/sign-in') },
			closing: [m.mail_not_asked({}, { locale })]
		};
	}
	const href = await newLink(page, 'change-email', tokenId, '/confirm-email');
	if (!href) return undefined;
	return {
		subject: m.mail_change_email_subject({}, { locale }),
		paragraphs: [m.mail_change_email_said({}, { locale })],
		act: { text: m.mail_change_email_act({}, { locale }), href },
		closing: [m.mail_link_a_day({}, { locale }), m.mail_not_asked({}, { locale })]
	};
};

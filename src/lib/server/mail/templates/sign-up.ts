import { m } from '#lib/i18n/paraglide/messages.js';
import type { Letter, Page, Template } from '../letter.ts';
import { newLink } from '../mailed-link.ts';

/** Confirms the address of a sign-up; who has an account already reads that instead. */
export const signUp: Template<{ tokenId: number }> = async ({ tokenId }, page) => {
	const { locale } = page;
	if (page.to.accountId !== null) return alreadyHere(page);
	const href = await newLink(page, 'sign-up', tokenId, '/confirm');
	if (!href) return undefined;
	return {
		subject: m.mail_sign_up_subject({}, { locale }),
		paragraphs: [m.mail_sign_up_said({}, { locale })],
		act: { text: m.mail_sign_up_act({}, { locale }), href },
		closing: [m.mail_link_a_day({}, { locale }), m.mail_not_asked({}, { locale })]
	};
};

function alreadyHere({ locale, link }: Page): Letter {
	return {
		subject: m.mail_already_here_subject({}, { locale }),
		paragraphs: [
			m.mail_already_here_said({}, { locale }),
			m.mail_already_here_forgotten({}, { locale })
		],
		act: { text: m.mail_already_here_act({}, { locale }), href: link('/sign-in') },
		closing: [m.mail_not_asked({}, { locale })]
	};
}

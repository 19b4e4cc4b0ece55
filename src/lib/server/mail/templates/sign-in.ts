import { m } from '#lib/i18n/paraglide/messages.js';
import type { Template } from '../letter.ts';
import { newLink } from '../mailed-link.ts';
import { noAccount } from './no-account.ts';

/** Signs in without a password. */
export const signIn: Template<{ tokenId: number }> = async ({ tokenId }, page) => {
	const { locale } = page;
	if (page.to.accountId === null) return noAccount(page);
	const href = await newLink(page, 'sign-in', tokenId, '/link');
	if (!href) return undefined;
	return {
		subject: m.mail_sign_in_subject({}, { locale }),
		paragraphs: [m.mail_sign_in_said({}, { locale })],
		act: { text: m.mail_sign_in_act({}, { locale }), href },
		closing: [m.mail_link_half_hour({}, { locale }), m.mail_not_asked({}, { locale })]
	};
};

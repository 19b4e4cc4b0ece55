import { m } from '#lib/i18n/paraglide/messages.js';
import type { Template } from '../letter.ts';
import { newLink } from '../mailed-link.ts';
import { noAccount } from './no-account.ts';

/** Sets a new password. */
export const reset: Template<{ tokenId: number }> = async ({ tokenId }, page) => {
	const { locale } = page;
	if (page.to.accountId === null) return noAccount(page);
	const href = await newLink(page, 'reset', tokenId, '/reset');
	if (!href) return undefined;
	return {
		subject: m.mail_reset_subject({}, { locale }),
		paragraphs: [m.mail_reset_said({}, { locale })],
		act: { text: m.mail_reset_act({}, { locale }), href },
		closing: [m.mail_link_an_hour({}, { locale }), m.mail_not_asked({}, { locale })]
	};
};

import { linkLasts, type LinkPurpose } from '#lib/domain/mailed-link.ts';
import { armToken } from '../queries/account-tokens.ts';
import { hashOf, newToken } from '../secrets.ts';
import type { Page } from './letter.ts';

/**
 * Gives a link its secret, which is then in the mail and nowhere else. A mail that is written again
 * has a new link, and the one before stops working.
 * @returns the whole address; undefined when what it was for is gone
 */
export async function newLink(
	{ db, link }: Page,
	purpose: LinkPurpose,
	tokenId: number,
	path: string
): Promise<string | undefined> {
	const secret = newToken();
	const armed = await armToken(db, tokenId, { hash: hashOf(secret), lasts: linkLasts[purpose] });
	return armed ? link(`${path}/${secret}`) : undefined;
}

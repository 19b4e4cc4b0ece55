import { NotFound } from '#lib/domain/errors.ts';
import { waitsForMail, type LinkPurpose } from '#lib/domain/mailed-link.ts';
import type { AccountContext } from '../context.ts';
import type { Db, Trx } from '../database/connect.ts';
import { sendMail } from '../mail/queue.ts';
import {
	insertToken,
	takeToken,
	tokenByHash,
	type AccountToken
} from '../queries/account-tokens.ts';
import { hashOf } from '../secrets.ts';
import { countTry } from './throttle.ts';

type Mailed = Exclude<LinkPurpose, 'admin-invitation'>;

const quarter = 15 * 60;
const hour = 60 * 60;

interface Wish {
	email: string;
	/** Whose link it is, when it is for one account alone. */
	accountId?: number;
	payload?: Record<string, string>;
	/** What else belongs to the act, in its transaction. */
	also?: (trx: Trx) => Promise<void>;
}

/**
 * Counts that a mail is asked for, before any work is done for it.
 * @throws TooMany when this person, or all together for this address, asked too often
 */
export async function countAsking(
	{ db, addressHash }: AccountContext,
	purpose: Mailed,
	email: string
): Promise<void> {
	await countTry(db, [
		{ act: `${purpose} mail, one`, subject: `${email} ${addressHash}`, most: 4, window: quarter },
		{ act: `${purpose} mail, here`, subject: addressHash, most: 60, window: hour },
		{ act: `${purpose} mail, all`, subject: email, most: 12, window: hour }
	]);
}

/**
 * Has a link mailed. The same statements run whoever has the address: only the mail, which is written
 * later, knows whether there is an account.
 */
export async function mailLink(
	{ db, locale }: AccountContext,
	purpose: Mailed,
	{ email, accountId, payload, also }: Wish
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		const tokenId = await insertToken(trx, {
			purpose,
			email,
			accountId,
			payload,
			lasts: waitsForMail
		});
		await sendMail(trx, { template: purpose, to: { email, locale }, params: { tokenId } });
		await also?.(trx);
	});
}

/** What a link is about. @throws NotFound when it never was, was used, or is too old */
export async function seeLink(db: Db, purpose: LinkPurpose, secret: string): Promise<AccountToken> {
	return (await tokenByHash(db, purpose, hashOf(secret))) ?? gone();
}

/** Uses the link up, in the caller's transaction. @throws NotFound for all but the first who tries */
export async function useLink(
	trx: Db,
	purpose: LinkPurpose,
	secret: string
): Promise<AccountToken> {
	return (await takeToken(trx, purpose, hashOf(secret))) ?? gone();
}

function gone(): never {
	throw new NotFound('link_gone');
}

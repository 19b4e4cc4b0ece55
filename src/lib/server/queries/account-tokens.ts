import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import type { LinkPurpose } from '#lib/domain/mailed-link.ts';

export interface AccountToken {
	id: number;
	accountId: number | null;
	email: string;
	payload: Record<string, string>;
}

interface NewToken {
	purpose: LinkPurpose;
	email: string;
	accountId?: number;
	payload?: Record<string, string>;
	/** Left out while the mail with the link is not written yet. */
	hash?: string;
	/** Seconds from now, by the clock of the database. */
	lasts: number;
}

/** The ones that nobody used in time go as new ones come. @returns its id */
export async function insertToken(db: Db, token: NewToken): Promise<number> {
	await db
		.deleteFrom('account_token')
		.where('expires_at', '<=', sql<Date>`now()`)
		.execute();
	const { id } = await db
		.insertInto('account_token')
		.values({
			purpose: token.purpose,
			email: token.email,
			account_id: token.accountId ?? null,
			payload: JSON.stringify(token.payload ?? {}),
			hash: token.hash ?? null,
			expires_at: secondsFromNow(token.lasts)
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Makes the token work by the secret of this hash, from now on. @returns false when it is gone */
export async function armToken(
	db: Db,
	id: number,
	{ hash, lasts }: { hash: string; lasts: number }
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('account_token')
		.set({ hash, expires_at: secondsFromNow(lasts) })
		.where('id', '=', id)
		.where('expires_at', '>', sql<Date>`now()`)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function tokenByHash(
	db: Db,
	purpose: LinkPurpose,
	hash: string
): Promise<AccountToken | undefined> {
	return db
		.selectFrom('account_token')
		.select(columns)
		.where('hash', '=', hash)
		.where('purpose', '=', purpose)
		.where('expires_at', '>', sql<Date>`now()`)
		.executeTakeFirst();
}

/** Uses the token up: of two who try at once, one gets it and the other nothing. */
export async function takeToken(
	db: Db,
	purpose: LinkPurpose,
	hash: string
): Promise<AccountToken | undefined> {
	return db
		.deleteFrom('account_token')
		.where('hash', '=', hash)
		.where('purpose', '=', purpose)
		.where('expires_at', '>', sql<Date>`now()`)
		.returning(columns)
		.executeTakeFirst();
}

/** No link that was mailed before opens this account any more. */
export async function deleteTokensOf(
	db: Db,
	{ accountId, email }: { accountId: number; email: string }
): Promise<void> {
	await db
		.deleteFrom('account_token')
		.where('purpose', '!=', 'admin-invitation')
		.where((or) => or.or([or('account_id', '=', accountId), or('email', '=', email)]))
		.execute();
}

const columns = ['id', 'account_id as accountId', 'email', 'payload'] as const;

function secondsFromNow(seconds: number) {
	return sql<Date>`now() + ${seconds} * interval '1 second'`;
}

import { sql } from 'kysely';
import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from '../database/connect.ts';

export interface SessionRow {
	accountId: number;
	expiresAt: Date;
	device: string;
	seenAt: Date;
	email: string;
	displayName: string;
	locale: Locale;
}

export async function sessionByHash(db: Db, idHash: string): Promise<SessionRow | undefined> {
	return db
		.selectFrom('session')
		.innerJoin('account', 'account.id', 'session.account_id')
		.where('session.id_hash', '=', idHash)
		.select([
			'account.id as accountId',
			'session.expires_at as expiresAt',
			'session.device',
			'session.seen_at as seenAt',
			'account.email',
			'account.display_name as displayName',
			'account.locale'
		])
		.executeTakeFirst();
}

export async function insertSession(
	db: Db,
	session: { idHash: string; accountId: number; device: string; expiresAt: Date }
): Promise<void> {
	await db
		.insertInto('session')
		.values({
			id_hash: session.idHash,
			account_id: session.accountId,
			device: session.device,
			expires_at: session.expiresAt
		})
		.execute();
}

export async function extendSession(db: Db, idHash: string, expiresAt: Date): Promise<void> {
	await db
		.updateTable('session')
		.set({ expires_at: expiresAt })
		.where('id_hash', '=', idHash)
		.execute();
}

/** Notes that the session is in use, to the hour. */
export async function touchSession(db: Db, idHash: string): Promise<void> {
	await db
		.updateTable('session')
		.set({ seen_at: sql<Date>`date_trunc('hour', now())` })
		.where('id_hash', '=', idHash)
		.execute();
}

export interface ListedSession {
	id: string;
	device: string;
	openedAt: Date;
	seenAt: Date;
	idHash: string;
}

/** Of an account, the last used first. */
export async function sessionsOf(db: Db, accountId: number): Promise<ListedSession[]> {
	return db
		.selectFrom('session')
		.where('account_id', '=', accountId)
		.where('expires_at', '>', sql<Date>`now()`)
		.select(['id', 'device', 'created_at as openedAt', 'seen_at as seenAt', 'id_hash as idHash'])
		.orderBy('seen_at', 'desc')
		.orderBy('created_at', 'desc')
		.execute();
}

/** @returns false when the account has no such session */
export async function deleteSessionOf(db: Db, accountId: number, id: string): Promise<boolean> {
	const { numDeletedRows } = await db
		.deleteFrom('session')
		.where('account_id', '=', accountId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

export async function deleteOtherSessions(
	db: Db,
	accountId: number,
	keptIdHash: string
): Promise<void> {
	await db
		.deleteFrom('session')
		.where('account_id', '=', accountId)
		.where('id_hash', '!=', keptIdHash)
		.execute();
}

export async function deleteSession(db: Db, idHash: string): Promise<void> {
	await db.deleteFrom('session').where('id_hash', '=', idHash).execute();
}

export async function deleteSessionsOf(db: Db, accountId: number): Promise<void> {
	await db.deleteFrom('session').where('account_id', '=', accountId).execute();
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
	await db.deleteFrom('session').where('expires_at', '<=', now).execute();
}

/** Of these sessions the ones that are still open. */
export async function openAmong(db: Db, idHashes: readonly string[]): Promise<Set<string>> {
	if (idHashes.length === 0) return new Set();
	const rows = await db
		.selectFrom('session')
		.where('id_hash', '=', sql<string>`any(${sql.val(idHashes)}::text[])`)
		.where('expires_at', '>', sql<Date>`now()`)
		.select('id_hash')
		.execute();
	return new Set(rows.map((row) => row.id_hash));
}

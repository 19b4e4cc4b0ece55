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
		.set({ expires_at: expiresAt, seen_at: new Date() })
		.where('id_hash', '=', idHash)
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

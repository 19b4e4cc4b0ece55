import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from '../database/connect.ts';

export interface AccountRow {
	id: number;
	email: string;
	displayName: string;
	locale: Locale;
	passwordHash: string | null;
}

export async function accountById(db: Db, id: number): Promise<AccountRow | undefined> {
	return selectAccounts(db).where('id', '=', id).executeTakeFirst();
}

/** @param email in its kept form (`normaliseEmail`) */
export async function accountByEmail(db: Db, email: string): Promise<AccountRow | undefined> {
	return selectAccounts(db).where('email', '=', email).executeTakeFirst();
}

/** @returns the new account's id; undefined when the address has one already */
export async function insertAccount(
	db: Db,
	account: { email: string; displayName: string; locale: Locale; passwordHash: string | null }
): Promise<number | undefined> {
	const row = await db
		.insertInto('account')
		.values({
			email: account.email,
			display_name: account.displayName,
			locale: account.locale,
			password_hash: account.passwordHash
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

export async function updateProfile(
	db: Db,
	id: number,
	{ displayName, locale }: { displayName: string; locale: Locale }
): Promise<void> {
	await db
		.updateTable('account')
		.set({ display_name: displayName, locale })
		.where('id', '=', id)
		.execute();
}

export async function updatePassword(db: Db, id: number, passwordHash: string): Promise<void> {
	await db
		.updateTable('account')
		.set({ password_hash: passwordHash })
		.where('id', '=', id)
		.execute();
}

/** @throws a violation of `account_email` when another account has the address (`isTaken`) */
export async function updateEmail(db: Db, id: number, email: string): Promise<void> {
	await db.updateTable('account').set({ email }).where('id', '=', id).execute();
}

function selectAccounts(db: Db) {
	return db
		.selectFrom('account')
		.select([
			'id',
			'email',
			'display_name as displayName',
			'locale',
			'password_hash as passwordHash'
		]);
}

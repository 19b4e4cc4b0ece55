import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

export async function isKnownDevice(db: Db, email: string, secretHash: string): Promise<boolean> {
	const row = await db
		.selectFrom('known_device')
		.innerJoin('account', 'account.id', 'known_device.account_id')
		.where('account.email', '=', email)
		.where('known_device.secret_hash', '=', secretHash)
		.where('known_device.expires_at', '>', sql<Date>`now()`)
		.select('account.id')
		.executeTakeFirst();
	return row !== undefined;
}

/** For a year from the last sign-in; the forgotten ones go meanwhile. */
export async function rememberDevice(db: Db, accountId: number, secretHash: string): Promise<void> {
	await db
		.deleteFrom('known_device')
		.where('expires_at', '<=', sql<Date>`now()`)
		.execute();
	await db
		.insertInto('known_device')
		.values({
			account_id: accountId,
			secret_hash: secretHash,
			expires_at: sql<Date>`now() + interval '1 year'`
		})
		.onConflict((conflict) =>
			conflict
				.columns(['account_id', 'secret_hash'])
				.doUpdateSet((eb) => ({ expires_at: eb.ref('excluded.expires_at') }))
		)
		.execute();
}

export async function forgetDevices(db: Db, accountId: number): Promise<void> {
	await db.deleteFrom('known_device').where('account_id', '=', accountId).execute();
}

import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** Everything that is kept for a while only, each with the moment until which it is. */
const passing = {
	session: 'expires_at',
	account_token: 'expires_at',
	known_device: 'expires_at',
	kept_form: 'expires_at',
	import_upload: 'expires_at',
	inbound_mail: 'expires_at',
	throttle: 'window_ends_at'
} as const;

/** Rows that somebody is using are left to the next time. */
export async function deleteExpired(db: Db): Promise<void> {
	for (const [table, until] of Object.entries(passing)) {
		await sql`
			delete from ${sql.table(table)} where ctid in (
				select ctid from ${sql.table(table)} where ${sql.ref(until)} <= now()
				for update skip locked)`.execute(db);
	}
}

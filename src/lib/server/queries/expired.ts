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

/** Months for which people find on their page of notifications what they were told. */
export const monthsTold = 13;

/** Days for which it is known what was sent to whom, or why it was not. */
export const daysSent = 90;

/**
 * What was told or sent long enough ago. So many rows a turn, that none takes long.
 * @returns whether there may be more
 */
export async function deleteTold(db: Db, now: Date, most: number): Promise<boolean> {
	const deleted = await Promise.all(
		[
			sql`delete from delivery where ctid = any(array(
				select ctid from delivery
				where channel <> 'app' and not waiting
					and due_at < ${now}::timestamptz - make_interval(days => ${daysSent})
					and (sent_at is null or sent_at < ${now}::timestamptz - make_interval(days => ${daysSent}))
				limit ${most} for update skip locked))`,
			// Takes along every delivery of it.
			sql`delete from occurrence where ctid = any(array(
				select ctid from occurrence
				where at < ${now}::timestamptz - make_interval(months => ${monthsTold})
				limit ${most} for update skip locked))`
		].map((statement) => statement.execute(db))
	);
	return deleted.some(({ numAffectedRows }) => Number(numAffectedRows ?? 0n) === most);
}

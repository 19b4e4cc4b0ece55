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

/**
 * Forgets who gave notices without an account where the last word in the case, a decision or the answer to
 * an appeal, fell before a moment. What they said stays, and is counted. So many rows a turn.
 * @returns whether there may be more
 */
export async function eraseNotifiers(
	db: Db,
	{ lastWordBefore, now, most }: { lastWordBefore: Date; now: Date; most: number }
): Promise<boolean> {
	const { numAffectedRows } = await sql`
		update notice set name = null, email = null, erased_at = ${now}
		where ctid = any(array(
			select notice.ctid from notice
			join moderation_case on moderation_case.city_id = notice.city_id
				and moderation_case.id = notice.case_id
			where notice.email is not null
				and moderation_case.state in ('decided', 'upheld', 'reversed')
				and not exists (
					select from decision
					left join appeal on appeal.city_id = decision.city_id
						and appeal.decision_id = decision.id
					where decision.city_id = notice.city_id and decision.case_id = notice.case_id
						and greatest(decision.decided_at, appeal.decided_at) >= ${lastWordBefore})
			limit ${most} for update of notice skip locked))`.execute(db);
	return Number(numAffectedRows ?? 0n) === most;
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

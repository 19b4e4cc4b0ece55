import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

export type PollMoment = 'open' | 'remind' | 'close';

/**
 * Polls whose moment has come, by the database's clock; over all cities. Reminding is due a day before
 * closing, once, where voting lasts two days at least.
 */
export async function duePolls(db: Db): Promise<(PollKey & { due: PollMoment })[]> {
	const { rows } = await sql<PollKey & { due: PollMoment }>`
		select poll.city_id as "cityId", poll.id as "pollId", case
			when state = 'scheduled' then 'open'
			when poll.closes_at <= clock_timestamp() then 'close'
			else 'remind' end as due
		from poll left join poll_rules on poll_rules.city_id = poll.city_id and poll_rules.poll_id = poll.id
		where state in ('scheduled', 'open') and (
			(state = 'scheduled' and opens_at <= clock_timestamp())
			or (state = 'open' and poll.closes_at <= clock_timestamp())
			or (state = 'open' and reminded_at is null
				and poll.closes_at <= clock_timestamp() + interval '1 day'
				and opened_at <= poll.closes_at - interval '2 days'))
		order by poll.closes_at
		limit 100`.execute(db);
	return rows;
}

/** Notes that those who have not voted are reminded now. @returns false when they were within the last day */
export async function noteReminder(db: Db, { cityId, pollId }: PollKey): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('poll')
		.set({ reminded_at: sql`clock_timestamp()` })
		.where('city_id', '=', cityId)
		.where('id', '=', pollId)
		.where('state', '=', 'open')
		.where((eb) =>
			eb.or([
				eb('reminded_at', 'is', null),
				eb('reminded_at', '<=', sql<Date>`clock_timestamp() - interval '1 day'`)
			])
		)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** The moment by the database's clock. */
export async function clock(db: Db): Promise<Date> {
	const { now } = await db
		.selectNoFrom(sql<Date>`clock_timestamp()`.as('now'))
		.executeTakeFirstOrThrow();
	return now;
}

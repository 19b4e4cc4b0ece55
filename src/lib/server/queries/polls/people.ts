import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

/** Whom a piece of news is for: everybody on the roll, those who have not voted, those who have. */
export type Audience = 'entitled' | 'not-voted' | 'voted';

/** Accounts of people on the roll, each once, in the order of their ids from `after` on. */
export async function accountsOnRoll(
	db: Db,
	{ cityId, pollId }: PollKey,
	{ audience, after, limit }: { audience: Audience; after: number; limit: number }
): Promise<number[]> {
	const chosen = sql.raw(
		{
			entitled: '',
			'not-voted': 'and poll_roll.voted_by is null',
			voted: 'and poll_roll.voted_by is not null'
		}[audience]
	);
	const { rows } = await sql<{ id: number }>`
		select resident.account_id as id
		from poll_roll join resident on resident.city_id = poll_roll.city_id
			and resident.id = poll_roll.resident_id
		where poll_roll.city_id = ${cityId} and poll_roll.poll_id = ${pollId}
			and resident.account_id > ${after} ${chosen}
		union
		select account.id
		from poll_roll join account on lower(account.email) = poll_roll.email
		where poll_roll.city_id = ${cityId} and poll_roll.poll_id = ${pollId}
			and account.id > ${after} ${chosen}
		order by id
		limit ${limit}`.execute(db);
	return rows.map(({ id }) => id);
}

/** Whether an account is on the roll and has not voted: asked again as a reminder is sent. */
export async function isStillToVote(
	db: Db,
	{ cityId, pollId }: PollKey,
	accountId: number
): Promise<boolean> {
	const [id] = await accountsOnRoll(
		db,
		{ cityId, pollId },
		{ audience: 'not-voted', after: accountId - 1, limit: 1 }
	);
	return id === accountId;
}

/** Takes every trace of reminders off the queue: a job tells that somebody had not voted by then. */
export async function deleteReminderJobs(
	db: Db,
	{ cityId, pollId }: PollKey,
	jobs: readonly string[]
): Promise<void> {
	await sql`
		delete from pgboss.job
		where name = any(${[...jobs]}::text[])
			and coalesce(data -> 'params', data) ->> 'news' = 'closing-soon'
			and (coalesce(data -> 'params', data) ->> 'pollId')::bigint = ${pollId}
			and (coalesce(data -> 'params', data) ->> 'cityId')::bigint = ${cityId}`.execute(db);
}

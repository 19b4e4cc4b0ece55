import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

/**
 * All ballots for counting, as lines: how often, a tab, the choices as canonical JSON. One text, so
 * that the thread that asks has nothing to do with each of them.
 */
export async function ballotLines(db: Db, { cityId, pollId }: PollKey): Promise<string> {
	const { rows } = await sql<{ lines: string | null }>`
		select string_agg(times || E'\\t' || choices, E'\\n') as lines from (
			select choices, count(*) as times from ballot
			where city_id = ${cityId} and poll_id = ${pollId} group by choices) as equal`.execute(db);
	return rows[0]?.lines ?? '';
}

export async function countBallots(db: Db, { cityId, pollId }: PollKey): Promise<number> {
	const { count } = await db
		.selectFrom('ballot')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

/** Ballots in the order of their leaves, which is one of chance, from `after` on. */
export async function ballotsByLeaf(
	db: Db,
	{ cityId, pollId }: PollKey,
	{ after, limit }: { after: string; limit: number }
): Promise<{ choices: string; nonce: string; leaf: string }[]> {
	return db
		.selectFrom('ballot')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where('leaf', '>', after)
		.orderBy('leaf')
		.limit(limit)
		.select(['choices', 'nonce', 'leaf'])
		.execute();
}

/** Who cast which ballot of an open poll, in the order of leaves. */
export async function namesOfBallots(db: Db, { cityId, pollId }: PollKey) {
	return db
		.selectFrom('ballot')
		.innerJoin('poll_roll', (join) =>
			join
				.onRef('poll_roll.city_id', '=', 'ballot.city_id')
				.onRef('poll_roll.poll_id', '=', 'ballot.poll_id')
				.onRef('poll_roll.id', '=', 'ballot.roll_id')
		)
		.leftJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'poll_roll.city_id')
				.onRef('resident.id', '=', 'poll_roll.resident_id')
		)
		.leftJoin('account', (join) =>
			join.on(sql<string>`lower(account.email)`, '=', sql<string>`poll_roll.email`)
		)
		.where('ballot.city_id', '=', cityId)
		.where('ballot.poll_id', '=', pollId)
		.orderBy('ballot.leaf')
		.select((eb) => [
			'ballot.leaf',
			'ballot.choices',
			eb.fn
				.coalesce(
					'resident.display_name',
					'account.display_name',
					'poll_roll.member_number',
					eb.val('')
				)
				.as('name')
		])
		.execute();
}

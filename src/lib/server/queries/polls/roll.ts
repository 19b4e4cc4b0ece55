import { sql, type SqlBool } from 'kysely';
import type { Channel } from '#lib/domain/poll.ts';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

/** How somebody is found on the roll. An account is on it as a resident, or by its address. */
export type Voter =
	| { by: 'account'; residentId: number | null; accountId: number }
	| { by: 'code'; codeHash: string }
	| { by: 'roll'; rollId: string };

export interface RollEntry {
	id: string;
	votedBy: Channel | null;
}

/** The voter's place on the roll; undefined when they are not on it. `hold` keeps it for this transaction. */
export async function onRoll(
	db: Db,
	key: PollKey,
	voter: Voter,
	{ hold = false } = {}
): Promise<RollEntry | undefined> {
	return db
		.selectFrom('poll_roll')
		.where('city_id', '=', key.cityId)
		.where('poll_id', '=', key.pollId)
		.where(isVoter(key, voter))
		.select(['id', 'voted_by as votedBy'])
		.$if(hold, (query) => query.forUpdate())
		.limit(1)
		.executeTakeFirst();
}

/** Notes that somebody has come to vote on paper, once. @returns their place on the roll; undefined when they have voted, or may not */
export async function markVoted(
	db: Db,
	key: PollKey,
	voter: Voter,
	channel: Channel
): Promise<string | undefined> {
	const row = await db
		.updateTable('poll_roll')
		.set({ voted_by: channel })
		.where('city_id', '=', key.cityId)
		.where('poll_id', '=', key.pollId)
		.where(isVoter(key, voter))
		.where('voted_by', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

/** People on the roll, of them those added after opening, and those who have voted, by the way they did. */
export async function rollFigures(db: Db, { cityId, pollId }: PollKey) {
	const rows = await db
		.selectFrom('poll_roll')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.groupBy('voted_by')
		.select((eb) => [
			'voted_by as votedBy',
			eb.fn.countAll<number>().as('people'),
			eb.fn.count<number>('added_by').as('late')
		])
		.execute();
	const channels: Record<Channel, number> = {
		online: 0,
		code: 0,
		paper: 0,
		assisted: 0,
		kiosk: 0
	};
	let [entitled, late, voted] = [0, 0, 0];
	for (const row of rows) {
		entitled += row.people;
		late += row.late;
		if (row.votedBy === null) continue;
		channels[row.votedBy] += row.people;
		voted += row.people;
	}
	return { entitled, late, voted, channels };
}

/**
 * Writes the roll anew in an order of chance, all rows in this one transaction: neither place nor
 * transaction number of a row tells any more when somebody voted.
 */
export async function shuffleRoll(db: Db, { cityId, pollId }: PollKey): Promise<void> {
	await sql`
		with former as (
			delete from poll_roll where city_id = ${cityId} and poll_id = ${pollId} returning *
		)
		insert into poll_roll (city_id, poll_id, rules_hash, resident_id, email, member_number,
			code_hash, voted_by, added_by, added_why, added_on)
		select city_id, poll_id, rules_hash, resident_id, email, member_number,
			code_hash, voted_by, added_by, added_why, added_on
		from former order by random()`.execute(db);
}

/**
 * On `poll_roll`: the place of a voter. Each way to it is looked up for itself, by the index that is made
 * for it: of two ways in one condition the planner goes through the whole roll while it has no figures.
 */
export function isVoter({ cityId, pollId }: PollKey, voter: Voter) {
	const place = sql`select place.id from poll_roll as place
		where place.city_id = ${cityId} and place.poll_id = ${pollId}`;
	switch (voter.by) {
		case 'code':
			return sql<SqlBool>`poll_roll.code_hash = ${voter.codeHash}`;
		case 'roll':
			return sql<SqlBool>`poll_roll.id = ${voter.rollId}::uuid`;
		case 'account':
			return sql<SqlBool>`poll_roll.id = coalesce(
				(${place} and place.resident_id = ${voter.residentId}::bigint),
				(${place} and place.email = (
					select lower(account.email) from account where account.id = ${voter.accountId})))`;
	}
}

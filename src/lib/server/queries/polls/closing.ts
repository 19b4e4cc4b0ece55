import type { PollCount } from '#lib/domain/poll/result.ts';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

export interface Closing {
	ballots: number;
	entitled: number;
	result: PollCount;
	seed: string;
	chain: string;
	closedBy: number | null;
	closedAt: Date;
}

/** Writes what closing found, once. */
export async function insertClosing(
	db: Db,
	{ cityId, pollId }: PollKey,
	closing: Omit<Closing, 'closedAt'> & { closedAt: Date }
): Promise<void> {
	await db
		.insertInto('poll_closing')
		.values({
			city_id: cityId,
			poll_id: pollId,
			ballots: closing.ballots,
			entitled: closing.entitled,
			result: JSON.stringify(closing.result),
			seed: closing.seed,
			chain: closing.chain,
			closed_by: closing.closedBy,
			closed_at: closing.closedAt
		})
		.execute();
}

export async function closingOf(db: Db, { cityId, pollId }: PollKey): Promise<Closing | undefined> {
	return db
		.selectFrom('poll_closing')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.select([
			'ballots',
			'entitled',
			'result',
			'seed',
			'chain',
			'closed_by as closedBy',
			'closed_at as closedAt'
		])
		.executeTakeFirst();
}

/** The count at the last multiple of twenty ballots, while the poll is open. */
export async function interimOf(db: Db, { cityId, pollId }: PollKey) {
	return db
		.selectFrom('poll_interim')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.select(['ballots', 'result'])
		.executeTakeFirst();
}

export async function keepInterim(
	db: Db,
	{ cityId, pollId }: PollKey,
	{ ballots, result }: { ballots: number; result: PollCount }
): Promise<void> {
	const row = { ballots, result: JSON.stringify(result) };
	await db
		.insertInto('poll_interim')
		.values({ city_id: cityId, poll_id: pollId, ...row })
		.onConflict((conflict) => conflict.columns(['city_id', 'poll_id']).doUpdateSet(row))
		.execute();
}

export async function deleteInterim(db: Db, { cityId, pollId }: PollKey): Promise<void> {
	await db
		.deleteFrom('poll_interim')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.execute();
}

import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

/**
 * Holds everybody who is marked as having voted on paper: nobody's mark is taken back, and no other
 * batch is counted, before this transaction ends. @returns how many they are
 */
export async function holdMarks(db: Db, { cityId, pollId }: PollKey): Promise<number> {
	const rows = await db
		.selectFrom('poll_roll')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where('voted_by', '=', 'paper')
		.orderBy('id')
		.select('id')
		.forUpdate()
		.execute();
	return rows.length;
}

/**
 * Paper in numbers: people marked as having come with a paper ballot; papers in counted batches, and of
 * them ballots in the box and papers that were blank or invalid; papers in batches not counted yet.
 * Every other voter has one ballot in the box: the rest of the box came on paper.
 */
export async function paperFigures(db: Db, { cityId, pollId }: PollKey) {
	const { rows } = await sql<{ marked: number; entered: number; waiting: number; counted: number }>`
		select
			(select count(*) from poll_roll where city_id = ${cityId} and poll_id = ${pollId}
				and voted_by = 'paper') as marked,
			(select coalesce(sum(size), 0) from paper_batch where city_id = ${cityId}
				and poll_id = ${pollId} and state = 'counted') as entered,
			(select coalesce(sum(size), 0) from paper_batch where city_id = ${cityId}
				and poll_id = ${pollId} and state <> 'counted') as waiting,
			(select count(*) from ballot where city_id = ${cityId} and poll_id = ${pollId})
			- (select count(*) from poll_roll where city_id = ${cityId} and poll_id = ${pollId}
				and voted_by <> 'paper') as counted`.execute(db);
	const [figures] = rows;
	if (!figures) throw new Error('Sums without a row.');
	return { ...figures, invalid: figures.entered - figures.counted };
}

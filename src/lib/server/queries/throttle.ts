import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

export interface Try {
	act: string;
	subjectHash: string;
	/** Seconds of the window, which begins with its first try. */
	window: number;
}

/**
 * Counts one more try of each kind. Exact however many come at once, over all processes: it is one
 * statement, and every caller touches the acts in one order.
 * @returns for each act the tries in its window with this one, and the seconds until it ends
 */
export async function addTries(
	db: Db,
	tries: readonly Try[]
): Promise<{ act: string; tries: number; seconds: number }[]> {
	await forgetEnded(db);
	const inOrder = [...tries].sort((a, b) => (a.act < b.act ? -1 : 1));
	const values = inOrder.map(
		({ act, subjectHash, window }) =>
			sql`(${act}, ${subjectHash}, 1, now() + ${window} * interval '1 second')`
	);
	const { rows } = await sql<{ act: string; tries: number; seconds: number }>`
		insert into throttle (act, subject_hash, tries, window_ends_at)
		values ${sql.join(values)}
		on conflict (act, subject_hash) do update set
			tries = case when throttle.window_ends_at <= now() then 1 else throttle.tries + 1 end,
			window_ends_at = case when throttle.window_ends_at <= now() then excluded.window_ends_at
				else throttle.window_ends_at end
		returning act, tries, ceil(extract(epoch from window_ends_at - now()))::int as seconds`.execute(db);
	return rows;
}

/** Takes one try back: it was none, for it succeeded. */
export async function takeTryBack(db: Db, act: string, subjectHash: string): Promise<void> {
	await db
		.updateTable('throttle')
		.set({ tries: sql`greatest(tries - 1, 0)` })
		.where('act', '=', act)
		.where('subject_hash', '=', subjectHash)
		.execute();
}

/** Rows that another process is using are left to a later turn. */
async function forgetEnded(db: Db): Promise<void> {
	await sql`delete from throttle where (act, subject_hash) in (
		select act, subject_hash from throttle where window_ends_at < now() - interval '1 hour'
		limit 100 for update skip locked)`.execute(db);
}

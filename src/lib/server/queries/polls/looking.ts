import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

/** What somebody wishes for a poll that waits: that it opens, or that it is announced. */
export type PollWish = 'open' | 'schedule';

/** What happens to a poll once somebody has looked at it, and who asked for that. */
export async function keepWish(
	db: Db,
	key: PollKey,
	{ wish, by }: { wish: PollWish; by: number }
): Promise<void> {
	await set(db, key, { waits_for: wish, asked_by: by });
}

/** The wish of a poll that waits, which is no longer kept. */
export async function takeWish(
	db: Db,
	{ cityId, pollId }: PollKey
): Promise<{ wish: PollWish; by: number } | undefined> {
	const kept = await db
		.selectFrom('poll')
		.where('city_id', '=', cityId)
		.where('id', '=', pollId)
		.select(['waits_for as wish', 'asked_by as by'])
		.executeTakeFirst();
	await set(db, { cityId, pollId }, { waits_for: null, asked_by: null });
	return kept?.wish && kept.by !== null ? { wish: kept.wish, by: kept.by } : undefined;
}

/** These words were looked at: they need not wait again. */
export async function noteLookedAt(db: Db, key: PollKey, hash: string): Promise<void> {
	await set(db, key, { looked_at: hash });
}

async function set(
	db: Db,
	{ cityId, pollId }: PollKey,
	values: {
		waits_for?: PollWish | null;
		asked_by?: number | null;
		looked_at?: string;
	}
): Promise<void> {
	await db
		.updateTable('poll')
		.set(values)
		.where('city_id', '=', cityId)
		.where('id', '=', pollId)
		.execute();
}

import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';
import { asEntry, type LogEntry } from './log.ts';

/** Published roots, the newest last. */
export async function rootsOf(
	db: Db,
	{ cityId, pollId }: PollKey
): Promise<{ size: number; root: string }[]> {
	return db
		.selectFrom('poll_root')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.orderBy('size')
		.select(['size', 'root'])
		.execute();
}

/**
 * Where a leaf stands: in the log, and by which later leaf it was replaced; or still waiting. One
 * statement: between two it could move from the one to the other, and would stand in neither.
 */
export async function findLeaf(db: Db, { cityId, pollId }: PollKey, prefix: string) {
	return db
		.selectFrom('poll_log')
		.where('poll_log.city_id', '=', cityId)
		.where('poll_log.poll_id', '=', pollId)
		.where('poll_log.leaf', '>=', prefix)
		.where('poll_log.leaf', '<=', `${prefix}g`)
		.leftJoin('poll_log as later', (join) =>
			join
				.onRef('later.city_id', '=', 'poll_log.city_id')
				.onRef('later.poll_id', '=', 'poll_log.poll_id')
				.onRef('later.replaces', '=', 'poll_log.leaf')
		)
		.select([
			'poll_log.leaf',
			'poll_log.replaces',
			sql<number | null>`poll_log.position`.as('position'),
			'later.leaf as replacedBy'
		])
		.unionAll(
			db
				.selectFrom('poll_leaf')
				.where('poll_leaf.city_id', '=', cityId)
				.where('poll_leaf.poll_id', '=', pollId)
				.where('poll_leaf.leaf', '>=', prefix)
				.where('poll_leaf.leaf', '<=', `${prefix}g`)
				.select([
					'poll_leaf.leaf',
					'poll_leaf.replaces',
					sql<number | null>`null::bigint`.as('position'),
					sql<string | null>`null::text`.as('replacedBy')
				])
		)
		.limit(1)
		.executeTakeFirst();
}

/** Hashes of nodes of the tree above its entries, by `level/index`. */
export async function nodesOf(
	db: Db,
	{ cityId, pollId }: PollKey,
	wanted: readonly { level: number; index: number }[]
): Promise<Map<string, string>> {
	if (wanted.length === 0) return new Map();
	const rows = await db
		.selectFrom('poll_log_node')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where((eb) => eb.or(wanted.map(({ level, index }) => eb.and({ level: level, index: index }))))
		.select(['level', 'index', 'hash'])
		.execute();
	return new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
}

/** The entries at these positions. */
export async function entriesAt(
	db: Db,
	{ cityId, pollId }: PollKey,
	positions: readonly number[]
): Promise<(LogEntry & { position: number })[]> {
	if (positions.length === 0) return [];
	const rows = await db
		.selectFrom('poll_log')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where('position', 'in', [...positions])
		.select(['position', 'leaf', 'replaces'])
		.execute();
	return rows.map(({ position, ...row }) => ({ position, ...asEntry(row) }));
}

/** Entries in the order of the log, from a position on. */
export async function entriesFrom(
	db: Db,
	{ cityId, pollId }: PollKey,
	{ from, limit }: { from: number; limit: number }
): Promise<LogEntry[]> {
	const rows = await db
		.selectFrom('poll_log')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where('position', '>=', from)
		.orderBy('position')
		.limit(limit)
		.select(['leaf', 'replaces'])
		.execute();
	return rows.map(asEntry);
}

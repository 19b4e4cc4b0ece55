import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

/** One entry: a leaf, and the leaf of the ballot that it took the place of. */
export interface LogEntry {
	leaf: string;
	replaces?: string;
}

/** A finished node of the tree above its entries: `index` counts from 0 at each level, levels from 1. */
export interface LogNode {
	level: number;
	index: number;
	hash: string;
}

/** The end of a poll's log: how many entries, the hash chain so far, and the open edge of its tree. */
export interface LogHead {
	size: number;
	chain: string;
	frontier: unknown;
}

export async function insertHead(db: Db, { cityId, pollId }: PollKey, head: LogHead) {
	await db
		.insertInto('poll_log_head')
		.values({
			city_id: cityId,
			poll_id: pollId,
			size: head.size,
			chain: head.chain,
			frontier: JSON.stringify(head.frontier)
		})
		.execute();
}

/** Holds the end of the log: only who holds it appends. With `skip`, undefined when another does. */
export async function lockHead(
	db: Db,
	{ cityId, pollId }: PollKey,
	{ skip = false } = {}
): Promise<LogHead | undefined> {
	return db
		.selectFrom('poll_log_head')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.select(['size', 'chain', 'frontier'])
		.forUpdate()
		.$if(skip, (query) => query.skipLocked())
		.executeTakeFirst();
}

/**
 * Takes leaves that wait, at most so many. One that replaces a leaf which still waits is left for the
 * next time: what is replaced stands in the log before what replaces it.
 */
export async function takeLeaves(
	db: Db,
	{ cityId, pollId }: PollKey,
	limit: number
): Promise<LogEntry[]> {
	const { rows } = await sql<{ leaf: string; replaces: string | null }>`
		select leaf, replaces from poll_leaf as waiting
		where city_id = ${cityId} and poll_id = ${pollId} and (replaces is null or not exists (
			select from poll_leaf as former where former.city_id = waiting.city_id
			and former.poll_id = waiting.poll_id and former.leaf = waiting.replaces))
		limit ${limit}`.execute(db);
	await sql`
		delete from poll_leaf where city_id = ${cityId} and poll_id = ${pollId}
		and leaf = any(${rows.map(({ leaf }) => leaf)}::text[])`.execute(db);
	return rows.map(asEntry);
}

/** Takes all leaves that wait, in no order; for closing, when no more can come. */
export async function takeAllLeaves(db: Db, { cityId, pollId }: PollKey): Promise<LogEntry[]> {
	const { rows } = await sql<{ leaf: string; replaces: string | null }>`
		delete from poll_leaf where city_id = ${cityId} and poll_id = ${pollId}
		returning leaf, replaces`.execute(db);
	return rows.map(asEntry);
}

/** Appends entries from position `from` on, with the nodes of the tree that they finish and the roots that are published. */
export async function appendToLog(
	db: Db,
	{ cityId, pollId }: PollKey,
	added: {
		from: number;
		entries: readonly LogEntry[];
		nodes: readonly LogNode[];
		roots: readonly { size: number; root: string }[];
	}
): Promise<void> {
	const { from, entries, nodes, roots } = added;
	await sql`
		insert into poll_log (city_id, poll_id, position, leaf, replaces)
		select ${cityId}, ${pollId}, ${from}::integer + place - 1, leaf, replaces
		from unnest(${entries.map(({ leaf }) => leaf)}::text[],
			${entries.map(({ replaces }) => replaces ?? null)}::text[])
			with ordinality as given (leaf, replaces, place)`.execute(db);
	await sql`
		insert into poll_log_node (city_id, poll_id, level, index, hash)
		select ${cityId}, ${pollId}, level, index, hash
		from unnest(${nodes.map(({ level }) => level)}::smallint[],
			${nodes.map(({ index }) => index)}::integer[],
			${nodes.map(({ hash }) => hash)}::text[]) as given (level, index, hash)`.execute(db);
	await sql`
		insert into poll_root (city_id, poll_id, size, root)
		select ${cityId}, ${pollId}, size, root
		from unnest(${roots.map(({ size }) => size)}::integer[],
			${roots.map(({ root }) => root)}::text[]) as given (size, root)
		on conflict do nothing`.execute(db);
}

/** Moves the end of the log behind what was appended. */
export async function moveHead(
	db: Db,
	{ cityId, pollId }: PollKey,
	{ size, chain, frontier }: LogHead
): Promise<void> {
	await db
		.updateTable('poll_log_head')
		.set({ size, chain, frontier: JSON.stringify(frontier) })
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.execute();
}

/** Polls with leaves that wait; over all cities. */
export async function pollsWithLeaves(db: Db): Promise<PollKey[]> {
	return db
		.selectFrom('poll_leaf')
		.select(['city_id as cityId', 'poll_id as pollId'])
		.distinct()
		.limit(1000)
		.execute();
}

/** A line of the log out of its row. */
export function asEntry({ leaf, replaces }: { leaf: string; replaces: string | null }): LogEntry {
	return replaces === null ? { leaf } : { leaf, replaces };
}

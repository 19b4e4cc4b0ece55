import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

/** One entry: a leaf, and the leaf of the ballot that it took the place of. */
export interface LogEntry {
	leaf: string;
	replaces?: string;
}

/** A finished node of the tree: `index` counts from 0 at each level, level 0 holds the entries. */
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
		delete from poll_leaf where city_id = ${cityId} and poll_id = ${pollId} and leaf in (
			select leaf from poll_leaf as waiting
			where city_id = ${cityId} and poll_id = ${pollId} and not exists (
				select from poll_leaf as former where former.city_id = waiting.city_id
				and former.poll_id = waiting.poll_id and former.leaf = waiting.replaces)
			limit ${limit})
		returning leaf, replaces`.execute(db);
	return rows.map(({ leaf, replaces }) => (replaces === null ? { leaf } : { leaf, replaces }));
}

/** Appends entries behind the head, with the nodes of the tree that they finish and the roots that are published. */
export async function appendToLog(
	db: Db,
	{ cityId, pollId }: PollKey,
	added: {
		from: number;
		entries: readonly LogEntry[];
		nodes: readonly LogNode[];
		roots: readonly { size: number; root: string }[];
		head: LogHead;
	}
): Promise<void> {
	const entries = added.entries.map((entry, place) => ({ ...entry, position: added.from + place }));
	const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::jsonb`;
	await sql`
		insert into poll_log (city_id, poll_id, position, leaf, replaces)
		select ${cityId}, ${pollId}, position, leaf, replaces
		from jsonb_to_recordset(${json(entries)}) as given (
			position integer, leaf text, replaces text)`.execute(db);
	await sql`
		insert into poll_log_node (city_id, poll_id, level, index, hash)
		select ${cityId}, ${pollId}, level, index, hash
		from jsonb_to_recordset(${json(added.nodes)}) as given (
			level smallint, index integer, hash text)`.execute(db);
	await sql`
		insert into poll_root (city_id, poll_id, size, root)
		select ${cityId}, ${pollId}, size, root
		from jsonb_to_recordset(${json(added.roots)}) as given (size integer, root text)
		on conflict do nothing`.execute(db);
	await db
		.updateTable('poll_log_head')
		.set({
			size: added.head.size,
			chain: added.head.chain,
			frontier: JSON.stringify(added.head.frontier)
		})
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

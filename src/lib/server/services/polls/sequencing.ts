import { currentRoot, extend } from '#lib/domain/poll/log/extend.ts';
import type { Frontier } from '#lib/domain/poll/log/frontier.ts';
import { lineUp } from '#lib/domain/poll/log/line-up.ts';
import type { Db, Trx } from '../../database/connect.ts';
import { sha256 } from '../../secrets.ts';
import {
	appendToLog,
	lockHead,
	moveHead,
	takeAllLeaves,
	takeLeaves,
	type LogEntry,
	type LogHead
} from '../../queries/polls/log.ts';
import type { PollKey } from '../../queries/polls.ts';

/** Few enough that hashing them does not hold up the server. */
const atOnce = 500;

/**
 * Appends leaves that wait to the poll's log, in an order of chance within the batch, and publishes the
 * roots that are due. Whoever comes while another appends leaves it to them.
 * @returns how many were appended
 */
export async function sequenceLeaves(db: Db, key: PollKey): Promise<number> {
	return db.transaction().execute(async (trx) => {
		const head = await lockHead(trx, key, { skip: true });
		if (!head) return 0;
		const entries = lineUp(await takeLeaves(trx, key, atOnce));
		if (entries.length > 0) await moveHead(trx, key, await append(trx, key, head, entries));
		return entries.length;
	});
}

/** Appends all that wait, and publishes the root of the whole log. @returns its head and size */
export async function finishLog(trx: Trx, key: PollKey): Promise<{ chain: string; size: number }> {
	let head = await lockHead(trx, key);
	if (!head) throw new Error(`Poll ${key.pollId} has no log.`);
	const entries = lineUp(await takeAllLeaves(trx, key));
	for (let from = 0; from < entries.length; from += atOnce) {
		head = await append(trx, key, head, entries.slice(from, from + atOnce));
	}
	const { chain, size } = head;
	const root = currentRoot({ frontier: head.frontier as Frontier }, sha256);
	if (size > 0) await appendToLog(trx, key, { from: size, entries: [], nodes: [], roots: [root] });
	await moveHead(trx, key, head);
	return { chain, size };
}

async function append(
	trx: Trx,
	key: PollKey,
	{ chain, frontier, size: from }: LogHead,
	entries: readonly LogEntry[]
): Promise<LogHead> {
	const before = { chain, frontier: frontier as Frontier };
	const { head, nodes, roots } = extend(before, entries, sha256);
	const above = nodes.filter(({ level }) => level > 0);
	await appendToLog(trx, key, { from, entries, nodes: above, roots });
	return { size: head.frontier.size, chain: head.chain, frontier: head.frontier };
}

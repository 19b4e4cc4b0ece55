import { currentRoot, extend } from '#lib/domain/poll/log/extend.ts';
import type { Frontier } from '#lib/domain/poll/log/frontier.ts';
import type { Db, Trx } from '../../database/connect.ts';
import { sha256 } from '../../secrets.ts';
import { appendToLog, lockHead, takeLeaves } from '../../queries/polls/log.ts';
import type { PollKey } from '../../queries/polls.ts';

/** Few enough that hashing them does not hold up the server; at closing others wait anyway. */
const atOnce = 500;
const atClosing = 5000;

/**
 * Appends leaves that wait to the poll's log, in an order of chance within the batch, and publishes the
 * roots that are due. Whoever comes while another appends leaves it to them.
 * @returns how many were appended
 */
export async function sequenceLeaves(db: Db, key: PollKey): Promise<number> {
	return db.transaction().execute((trx) => appendBatch(trx, key, { skip: true, limit: atOnce }));
}

/** Appends all that wait, and publishes the root of the whole log. @returns its head and size */
export async function finishLog(trx: Trx, key: PollKey): Promise<{ chain: string; size: number }> {
	while ((await appendBatch(trx, key, { skip: false, limit: atClosing })) > 0);
	const head = await lockHead(trx, key);
	if (!head) throw new Error(`Poll ${key.pollId} has no log.`);
	const { chain, size } = head;
	const root = currentRoot({ frontier: head.frontier as Frontier }, sha256);
	if (size > 0) {
		await appendToLog(trx, key, { from: size, entries: [], nodes: [], roots: [root], head });
	}
	return { chain, size };
}

async function appendBatch(
	trx: Trx,
	key: PollKey,
	{ skip, limit }: { skip: boolean; limit: number }
): Promise<number> {
	const before = await lockHead(trx, key, { skip });
	if (!before) return 0;
	const taken = await takeLeaves(trx, key, limit);
	if (taken.length === 0) return 0;
	// A leaf is a hash with a random nonce in it: its own order is one of chance.
	const entries = taken.sort((one, other) => (one.leaf < other.leaf ? -1 : 1));
	const frontier = before.frontier as Frontier;
	const { head, nodes, roots } = extend({ chain: before.chain, frontier }, entries, sha256);
	await appendToLog(trx, key, {
		from: before.size,
		entries,
		nodes,
		roots,
		head: { size: head.frontier.size, chain: head.chain, frontier: head.frontier }
	});
	return entries.length;
}

import { NotFound } from '#lib/domain/errors.ts';
import { entryText } from '#lib/domain/poll/log/entry.ts';
import { leafHash } from '#lib/domain/poll/log/hash.ts';
import { inclusionProof, nodesForProof } from '#lib/domain/poll/log/inclusion.ts';
import { promiseText, writeReceipt, type Receipt } from '#lib/domain/poll/receipt.ts';
import { readShortCode, shortCode } from '#lib/domain/poll/short-code.ts';
import type { Place } from '#lib/domain/poll/log/frontier.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { findLeaf, entriesAt, nodesOf, rootsOf } from '../../queries/polls/proofs.ts';
import { asEntry } from '../../queries/polls/log.ts';
import type { PollKey } from '../../queries/polls.ts';
import { secretOf } from '../../queries/polls/rules.ts';
import { signText } from '../../poll-keys.ts';
import { sha256 } from '../../secrets.ts';
import { readPoll } from './showing.ts';

/**
 * Where a ballot stands, by the code of its receipt: waiting to be put in the log, in it at a position
 * with the proof that it is under a published root, or replaced by a later one. Open to all: a receipt
 * holds no choice and no name.
 * @throws NotFound when no leaf of this poll has that code
 */
export async function showReceipt(context: Context, pollId: number, typed: string) {
	const { db, city } = context;
	const { poll, rules } = await readPoll(context, pollId);
	const prefix = readShortCode(typed);
	const key = { cityId: city.id, pollId };
	const found = prefix && rules ? await findLeaf(db, key, prefix) : undefined;
	if (!found) throw new NotFound('receipt_unknown');
	const { leaf, position, replacedBy } = found;
	return {
		poll: { id: poll.id, title: poll.title, language: poll.language, state: poll.state },
		code: shortCode(leaf),
		leaf,
		position,
		replacedBy: replacedBy && shortCode(replacedBy),
		proof: position === null ? null : await proofOf(context, key, { ...found, position })
	};
}
export type ShownReceipt = Awaited<ReturnType<typeof showReceipt>>;

/**
 * The receipt as a file to keep, with the signed promise. While the poll is open only: the key that
 * signs is destroyed at closing, so that no promise can be made afterwards.
 * @throws NotFound
 */
export async function receiptFile(
	context: Context,
	pollId: number,
	typed: string
): Promise<string> {
	const { db, city } = context;
	const key = { cityId: city.id, pollId };
	const { poll, rules } = await readPoll(context, pollId);
	const prefix = readShortCode(typed);
	const found = prefix && rules ? await findLeaf(db, key, prefix) : undefined;
	const secret = await secretOf(db, key);
	if (!found || !secret || !rules || !poll.rulesHash) throw new NotFound('receipt_unknown');
	const promised = { poll: poll.id, rules: poll.rulesHash, leaf: found.leaf };
	const receipt: Omit<Receipt, 'format' | 'version'> = {
		...promised,
		city: city.slug,
		signature: signText(secret.receiptKey, promiseText(promised)),
		key: rules.receiptKey
	};
	return writeReceipt(receipt);
}

/** The published roots of a poll, and how many lines its log has. Open to all who can see it. */
export async function showRoots(context: Context, pollId: number) {
	const { poll } = await readPoll(context, pollId);
	const roots = await rootsOf(context.db, { cityId: context.city.id, pollId });
	return { poll: { id: poll.id, title: poll.title, language: poll.language }, roots };
}

interface Placed {
	leaf: string;
	replaces: string | null;
	position: number;
}

/** The proof under the newest published root that covers the position; null while there is none. */
async function proofOf({ db }: Context, key: PollKey, { leaf, replaces, position }: Placed) {
	const root = (await rootsOf(db, key)).at(-1);
	if (!root || root.size <= position) return null;
	const places = nodesForProof(position, root.size);
	const nodes = await hashesAt(db, key, places);
	const lookUp = ({ level, index }: Place) => {
		const hash = nodes.get(`${level}/${index}`);
		if (hash === undefined) throw new Error(`Poll ${key.pollId} lacks node ${level}/${index}.`);
		return hash;
	};
	return {
		...root,
		leafHash: leafHash(entryText(asEntry({ leaf, replaces })), sha256),
		path: inclusionProof(position, root.size, lookUp, sha256)
	};
}

/** By `level/index`: nodes are kept from level 1 on, and what an entry hashes to is told from it. */
async function hashesAt(
	db: Db,
	key: PollKey,
	places: readonly Place[]
): Promise<Map<string, string>> {
	const nodes = await nodesOf(
		db,
		key,
		places.filter(({ level }) => level > 0)
	);
	const leaves = places.filter(({ level }) => level === 0).map(({ index }) => index);
	for (const { position, ...entry } of await entriesAt(db, key, leaves))
		nodes.set(`0/${position}`, leafHash(entryText(entry), sha256));
	return nodes;
}

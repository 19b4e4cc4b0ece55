import { Conflict, Forbidden, Invalid, NotFound } from '#lib/domain/errors.ts';
import { fitsAll } from '#lib/domain/poll/fits.ts';
import { areSamePapers, type TypedPaper } from '#lib/domain/poll/paper.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import {
	deleteBatch,
	lockBatch,
	saveEntry,
	settleBatch,
	updateBatch,
	type PaperBatch
} from '../../queries/polls/paper.ts';
import { holdMarks, paperFigures } from '../../queries/polls/paper-figures.ts';
import { insertBallots } from '../../queries/polls/ballots.ts';
import { seal } from './sealing.ts';
import { noteLeaf } from './keeping.ts';
import { atPaper, type AtPaper } from './paper.ts';
import { ownEntry, type OwnEntry } from './paper-batch.ts';

/**
 * Writes one paper of an entry at its place, from 0: the next one, or another in the place of one that
 * was typed before. When both entries are whole they are compared; alike, they are counted.
 * @throws Conflict when the batch is counted or somebody else types it again, Invalid
 */
export async function typePaper(
	context: Context,
	id: number,
	batchId: number,
	{ place, paper }: { place: number; paper: TypedPaper }
): Promise<void> {
	await onBatch(context, id, batchId, async (trx, at, batch) => {
		const mine = entryOf(at, batch);
		if (!Number.isInteger(place) || place < 0 || place > mine.papers.length || place >= batch.size)
			throw new Invalid('unexpected');
		if (paper && !fitsAll(at.rules.questions, paper.choices))
			throw new Invalid('poll_ballot_unfit');
		const papers = [...mine.papers.slice(0, place), paper, ...mine.papers.slice(place + 1)];
		await saveEntry(trx, at.key, batch.id, { whose: mine.whose, by: at.by.id, papers });
		await compare(trx, at, { ...batch, [mine.whose]: papers });
	});
	noteLeaf({ cityId: context.city.id, pollId: id });
}

/** Compares both entries of a batch again: people were marked meanwhile, for whom there were papers too many. */
export async function countBatch(context: Context, id: number, batchId: number): Promise<void> {
	await onBatch(context, id, batchId, async (trx, at, batch) => {
		entryOf(at, batch);
		await compare(trx, at, batch);
	});
	noteLeaf({ cityId: context.city.id, pollId: id });
}

/** Corrects how many papers a batch has. @throws Conflict when more are typed already */
export async function resizeBatch(
	context: Context,
	id: number,
	batchId: number,
	size: number
): Promise<void> {
	await onBatch(context, id, batchId, async (trx, at, batch) => {
		entryOf(at, batch);
		if (size < Math.max(batch.first.length, batch.second.length))
			throw new Conflict('poll_paper_typed_more');
		await updateBatch(trx, at.key, batch.id, { size, state: 'once' });
		await compare(trx, at, { ...batch, size });
	});
	noteLeaf({ cityId: context.city.id, pollId: id });
}

/** Lets a batch go that is not counted, with everything that was typed. */
export async function discardBatch(context: Context, id: number, batchId: number): Promise<void> {
	await onBatch(context, id, batchId, async (trx, at, batch) => {
		await deleteBatch(trx, at.key, batch.id);
		await record(trx, at, 'discard paper batch', batch.size);
	});
}

async function onBatch(
	context: Context,
	id: number,
	batchId: number,
	work: (trx: Trx, at: AtPaper, batch: PaperBatch) => Promise<void>
): Promise<void> {
	await atPaper(context, id, async (trx, at) => {
		const batch = await lockBatch(trx, at.key, batchId);
		if (!batch) throw new NotFound();
		if (batch.state === 'counted') throw new Conflict('poll_paper_settled');
		await work(trx, at, batch);
	});
}

function entryOf({ by }: AtPaper, batch: PaperBatch): OwnEntry {
	const mine = ownEntry(batch, by.id);
	if (mine) return mine;
	throw batch.secondBy === null
		? new Conflict('poll_paper_not_yet')
		: new Forbidden('poll_paper_others');
}

/**
 * Two whole entries that are alike are sealed and put in the box, all in this transaction, unless more
 * papers would be counted than people are marked: then they wait.
 */
async function compare(trx: Trx, at: AtPaper, batch: PaperBatch): Promise<void> {
	const { first, second, size } = batch;
	if (first.length < size || second.length < size) return;
	if (!areSamePapers(first, second)) {
		await updateBatch(trx, at.key, batch.id, { state: 'differs' });
		return;
	}
	const marked = await holdMarks(trx, at.key);
	const { entered } = await paperFigures(trx, at.key);
	if (entered + size > marked) {
		await updateBatch(trx, at.key, batch.id, { state: 'once' });
		return;
	}
	const { rulesHash } = at.poll;
	if (!rulesHash) throw new Error(`Poll ${at.poll.id} is open without rules.`);
	const filled = first.filter((paper) => paper !== null);
	await insertBallots(
		trx,
		at.key,
		filled.map((paper) => seal(rulesHash, paper))
	);
	await settleBatch(trx, at.key, batch.id);
	await record(trx, at, 'enter paper ballots', size);
}

async function record(
	trx: Trx,
	{ key, by, poll }: AtPaper,
	verb: 'enter paper ballots' | 'discard paper batch',
	size: number
): Promise<void> {
	await recordActivity(trx, {
		cityId: key.cityId,
		actorId: by.id,
		verb,
		groupId: poll.groupId ?? undefined,
		contentId: key.pollId,
		detail: { count: size }
	});
}

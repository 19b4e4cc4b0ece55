import { NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { withoutCounterpart, type TypedPaper } from '#lib/domain/poll/paper.ts';
import { differences, totalsOf } from '#lib/domain/poll/paper-totals.ts';
import type { Context } from '../../context.ts';
import { findBatch, type PaperBatch } from '../../queries/polls/paper.ts';
import { paperFigures } from '../../queries/polls/paper-figures.ts';
import { aboutOf } from './about.ts';
import { readPoll } from './showing.ts';

/** What somebody sees of a batch: their own entry alone, and where both differ, not whose is right. */
export async function openBatch(context: Context, id: number, batchId: number) {
	const { db, city, actor } = context;
	const key = { cityId: city.id, pollId: id };
	const { poll, rules } = await readPoll(context, id);
	authorize(actor, 'enter paper ballots', { groupId: poll.groupId ?? undefined });
	const batch = rules ? await findBatch(db, key, batchId) : undefined;
	if (!batch || !rules) throw new NotFound();
	const mine = ownEntry(batch, actor.kind === 'resident' ? actor.id : null);
	const { first, second, size } = batch;
	const isTyped = mine !== undefined && mine.papers.length === size;
	const differs = batch.state === 'differs' && isTyped;
	const figures = await paperFigures(db, key);
	return {
		about: aboutOf(poll),
		rules: { questions: rules.questions, language: rules.language },
		isOpen: poll.state === 'open',
		batch: { id: batch.id, label: batch.label, size, state: batch.state },
		/** Null for who types none of the two. */
		mine: mine && { whose: mine.whose, papers: mine.papers },
		totals: isTyped && batch.state !== 'counted' ? totalsOf(rules.questions, mine.papers) : null,
		differences: differs ? differences(rules.questions, first, second) : [],
		/** Places (from 0) of own papers to look at again. */
		alone: differs ? withoutCounterpart(mine.papers, mine.others) : [],
		/** Both are there and alike, and so many people still have to be marked as having come with paper. */
		missingMarks:
			batch.state === 'once' && first.length === size && second.length === size
				? Math.max(0, figures.entered + size - figures.marked)
				: 0,
		firstIsTyped: first.length === size
	};
}
export type OpenBatch = Awaited<ReturnType<typeof openBatch>>;

export interface OwnEntry {
	whose: 'first' | 'second';
	papers: readonly TypedPaper[];
	others: readonly TypedPaper[];
}

/** The entry of this person; somebody who is not the first may become the second once that one is done. */
export function ownEntry(batch: PaperBatch, residentId: number | null): OwnEntry | undefined {
	const { first, second } = batch;
	if (residentId === null) return undefined;
	if (batch.firstBy === residentId) return { whose: 'first', papers: first, others: second };
	const isFree = batch.secondBy === null && first.length === batch.size;
	return batch.secondBy === residentId || isFree
		? { whose: 'second', papers: second, others: first }
		: undefined;
}

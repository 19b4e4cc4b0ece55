import type { Resident } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorize, authorizeResident } from '#lib/domain/permissions.ts';
import type { BatchFields } from '#lib/domain/poll/paper.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { batchesOf, insertBatch, type ListedBatch } from '../../queries/polls/paper.ts';
import { paperFigures } from '../../queries/polls/paper-figures.ts';
import { shareOpenPoll } from '../../queries/polls/rules.ts';
import { findPoll, type FoundPoll, type PollKey } from '../../queries/polls.ts';
import { aboutOf } from './about.ts';
import { frozenRules } from './frozen.ts';
import { readPoll } from './showing.ts';

/** The batches of paper ballots of a poll: who typed how far, and never what. */
export async function openPaper(context: Context, id: number) {
	const { db, city, actor } = context;
	const key = { cityId: city.id, pollId: id };
	const { poll, rules } = await readPoll(context, id);
	authorize(actor, 'enter paper ballots', { groupId: poll.groupId ?? undefined });
	const [batches, figures] = rules
		? await Promise.all([batchesOf(db, key), paperFigures(db, key)])
		: [[], null];
	return {
		about: aboutOf(poll),
		isOpen: poll.state === 'open',
		takesPaper: rules !== null && rules.secrecy !== 'open',
		figures: figures && {
			marked: figures.marked,
			entered: figures.entered,
			waiting: figures.waiting
		},
		batches: batches.map((batch) => ({
			...batch,
			turn: turnOf(batch, actor.kind === 'resident' ? actor.id : 0)
		}))
	};
}
export type OpenPaper = Awaited<ReturnType<typeof openPaper>>;

/** Begins a batch: whoever does so types it first. @returns its number; throws Conflict when the poll is not open */
export async function beginBatch(
	context: Context,
	id: number,
	{ label, size }: BatchFields
): Promise<number> {
	return atPaper(context, id, (trx, { key, by }) =>
		insertBatch(trx, key, { label, size, by: by.id })
	);
}

/** What a person has to do with a batch now. */
export type Turn = 'type' | 'type-again' | 'correct' | 'wait' | 'nothing';

function turnOf(batch: ListedBatch, viewer: number): Turn {
	if (batch.state === 'counted') return 'nothing';
	const isFirst = batch.firstBy === viewer;
	if (batch.state === 'differs') return isFirst || batch.secondBy === viewer ? 'correct' : 'wait';
	if (isFirst) return batch.firstTyped < batch.size ? 'type' : 'wait';
	if (batch.firstTyped < batch.size) return 'wait';
	if (batch.secondBy !== null && batch.secondBy !== viewer) return 'wait';
	return batch.secondTyped < batch.size ? 'type-again' : 'wait';
}

/** What acts on paper ballots happen in: the poll is open and cannot close before they are done. */
export interface AtPaper {
	key: PollKey;
	by: Resident;
	poll: FoundPoll;
	rules: PollRules;
}

/** @throws Conflict when it is not open, or names stand beside votes, since a paper has none */
export async function atPaper<T>(
	{ db, city, actor }: Context,
	id: number,
	work: (trx: Trx, at: AtPaper) => Promise<T>
): Promise<T> {
	const key = { cityId: city.id, pollId: id };
	const poll = await findPoll(db, { ...key, viewer: actor });
	if (!poll) throw new NotFound();
	const subject = { groupId: poll.groupId ?? undefined };
	const by = authorizeResident(actor, 'enter paper ballots', subject);
	return db.transaction().execute(async (trx) => {
		const held = await shareOpenPoll(trx, key);
		if (!held) throw new Conflict(poll.rulesHash ? 'poll_paper_closed' : 'poll_not_open');
		const rules = await frozenRules(trx, key, held.rulesHash);
		if (rules.secrecy === 'open') throw new Conflict('poll_paper_named');
		return work(trx, { key, by, poll, rules });
	});
}

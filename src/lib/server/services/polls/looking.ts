import { readDraft } from '#lib/domain/poll/draft.ts';
import type { PollPlan } from '#lib/domain/poll/rules.ts';
import { hashOfWords, wordsOf } from '#lib/domain/poll/words-of.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { noteChange } from '../../queries/moderation/cases.ts';
import { showHeld } from '../../queries/moderation/holds.ts';
import { keepWish, takeWish, type PollWish } from '../../queries/polls/looking.ts';
import type { LockedPoll } from '../../queries/polls.ts';
import { keepFindings, screenWriting } from '../moderation/screening.ts';
import { settleHold } from '../moderation/settling.ts';

/**
 * Looks through all that people will read of a held poll which is opened or announced now. What has to be
 * looked at first stays a draft with this wish; one that waited and does no longer is free. Whoever opens a
 * poll stands for its texts, so it is they who are asked, and that they coordinate the group spares nothing:
 * nobody else could open it. Words that somebody has looked at do not wait again.
 * @returns whether it waits
 * @throws Conflict when the words are to be considered first
 */
export async function waitsToBeLookedAt(
	trx: Trx,
	context: Context,
	poll: LockedPoll,
	{ plan, wished, considered }: { plan: PollPlan; wished: PollWish; considered?: boolean }
): Promise<boolean> {
	const { city, actor } = context;
	const { groupId, heldBy } = poll;
	const isKnown = poll.lookedAt === hashOfWords(readDraft(poll.draft));
	if (actor.kind !== 'resident' || isKnown) {
		await release(trx, context, poll);
		return false;
	}
	const screened = await screenWriting(trx, context, actor, {
		text: wordsOf(plan),
		language: plan.language,
		groupId,
		considered,
		byCoordinators: true
	});
	const key = { cityId: city.id, contentId: poll.id };
	const waits = screened.holdHours !== null;
	if (waits)
		await keepWish(trx, { cityId: city.id, pollId: poll.id }, { wish: wished, by: actor.id });
	else await release(trx, context, poll);
	await keepFindings(trx, context, { ...key, groupId, heldBy }, screened);
	if (waits) await noteChange(trx, city.id, poll.id);
	return waits;
}

/** Ends the waiting of a held poll, and forgets what was wished for it. Nothing when it does not wait. */
export async function release(
	trx: Trx,
	context: Context,
	{ id, groupId, heldBy }: { id: number; groupId: number | null; heldBy: number | null }
): Promise<void> {
	if (heldBy === null) return;
	const cityId = context.city.id;
	await settleHold(trx, context, { groupId, heldBy }, 'taken back');
	await showHeld(trx, { cityId, contentId: id });
	await takeWish(trx, { cityId, pollId: id });
}

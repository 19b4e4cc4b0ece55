import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { readDraft } from '#lib/domain/poll/draft.ts';
import { hashOfWords } from '#lib/domain/poll/words-of.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { showHeld } from '../../queries/moderation/holds.ts';
import { noteLookedAt, takeWish } from '../../queries/polls/looking.ts';
import { lockPollForClock } from '../../queries/polls.ts';
import { tellOfHold } from '../moderation/telling.ts';
import { grant } from './moving.ts';

/**
 * Opens or announces a poll that waited until somebody had looked at its texts, as was wished, in the name of
 * whoever wished it. When that cannot be any more (its moment has passed, or nobody may vote) it stays a
 * draft, whose words need not wait again; the mail about it says which of both.
 */
export async function openAsWished(
	trx: Trx,
	context: Context,
	{ id, authorId }: { id: number; authorId: number | null }
): Promise<void> {
	const { city } = context;
	const key = { cityId: city.id, pollId: id };
	const poll = await lockPollForClock(trx, key);
	if (!poll) throw new NotFound();
	await showHeld(trx, { cityId: city.id, contentId: id });
	await noteLookedAt(trx, key, hashOfWords(readDraft(poll.draft)));
	const kept = await takeWish(trx, key);
	if (!kept) return;
	try {
		await grant(trx, city, poll, { wished: kept.wish, by: kept.by });
	} catch (fault) {
		if (!(fault instanceof Conflict)) throw fault;
	}
	if (kept.by !== authorId) await tellOfHold(trx, context, kept.by, id);
}

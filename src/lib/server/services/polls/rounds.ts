import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import { nextRound } from '#lib/domain/poll/rounds.ts';
import type { Context } from '../../context.ts';
import { newPollSecret } from '../../poll-keys.ts';
import { recordActivity } from '../../queries/activity.ts';
import { insertSecret } from '../../queries/polls/rules.ts';
import { insertPoll } from '../../queries/polls.ts';
import { readPoll, resultsOf } from './showing.ts';

/**
 * Begins the next round of a closed poll: a draft in which its winners are the options and start again
 * at zero. Both polls name one another.
 * @returns the id of the draft
 * @throws Conflict when the poll is not closed, its result is not public yet, or nothing is left to decide
 */
export async function beginNextRound(context: Context, id: number): Promise<number> {
	const { db, city, actor, now } = context;
	const seen = await readPoll(context, id);
	const { poll, rules } = seen;
	const groupId = poll.groupId ?? undefined;
	const by = authorizeResident(actor, 'write poll', { groupId });
	if (!rules) throw new NotFound();
	const results = poll.state === 'closed' ? await resultsOf(context, seen) : null;
	if (!results) throw new Conflict('poll_not_closed');
	const draft = nextRound(rules, results.result.questions);
	if (draft.questions.length === 0) throw new Conflict('poll_no_next_round');
	return db.transaction().execute(async (trx) => {
		const pollId = await insertPoll(trx, {
			cityId: city.id,
			groupId: poll.groupId,
			authorId: by.id,
			title: draft.title,
			language: draft.language,
			draft,
			follows: id,
			at: now
		});
		await insertSecret(trx, { cityId: city.id, pollId }, newPollSecret());
		await recordActivity(trx, {
			cityId: city.id,
			actorId: by.id,
			verb: 'begin poll',
			groupId,
			contentId: pollId
		});
		return pollId;
	});
}

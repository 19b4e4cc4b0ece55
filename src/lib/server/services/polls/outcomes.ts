import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { OutcomeFields } from '#lib/domain/poll/outcome.ts';
import type { Context } from '../../context.ts';
import { toSafeHtml } from '../../markdown.ts';
import { recordActivity } from '../../queries/activity.ts';
import { insertOutcome } from '../../queries/polls/outcomes.ts';
import { lockPoll } from '../../queries/polls.ts';
import { keepFindings, screenWriting } from '../moderation/screening.ts';
import { recordOccurrence } from '../notifications/recording.ts';
import { tellVoters } from './telling.ts';

/**
 * States what is decided because of a closed poll, or corrects it; all who voted are told. People wait for it,
 * so it is looked through as a change of the poll is: it can come to the queue, and does not wait.
 * @throws Conflict while the poll is not closed, when another version came meanwhile, or when its words are to
 * be considered first
 */
export async function stateOutcome(
	context: Context,
	id: number,
	fields: OutcomeFields
): Promise<void> {
	const { db, city, actor, now } = context;
	await db.transaction().execute(async (trx) => {
		const key = { cityId: city.id, pollId: id };
		const poll = await lockPoll(trx, { ...key, viewer: actor });
		if (!poll) throw new NotFound();
		const by = authorizeResident(actor, 'state outcome', { groupId: poll.groupId ?? undefined });
		if (poll.state !== 'closed') throw new Conflict('poll_not_closed');
		const { groupId } = poll;
		const screened = await screenWriting(trx, context, by, {
			text: fields.statement,
			language: fields.language,
			groupId,
			considered: fields.considered,
			isChange: true
		});
		const version = fields.version + 1;
		const stated = await insertOutcome(trx, key, version, {
			statement: fields.statement,
			html: toSafeHtml(fields.statement),
			language: fields.language,
			reviewOn: fields.reviewOn || null,
			by: by.id,
			at: now
		});
		if (!stated) throw new Conflict('poll_outcome_elsewhere');
		await keepFindings(trx, context, { cityId: city.id, contentId: id, groupId }, screened);
		await recordActivity(trx, {
			cityId: city.id,
			actorId: by.id,
			verb: 'state outcome',
			groupId: poll.groupId ?? undefined,
			contentId: id,
			detail: { version }
		});
		await tellVoters(trx, city, id, 'outcome', `version ${version}`);
		await recordOccurrence(trx, {
			cityId: city.id,
			kind: 'outcome stated',
			contentId: id,
			groupId: poll.groupId ?? undefined,
			actorId: by.id,
			at: now
		});
	});
}

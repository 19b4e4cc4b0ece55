import type { Resident } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import { canPoll } from '#lib/domain/poll.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import {
	annulmentOf,
	confirmAnnulment,
	deleteAnnulment,
	insertAnnulment
} from '../../queries/polls/outcomes.ts';
import { lockPoll, movePoll, type LockedPoll, type PollKey } from '../../queries/polls.ts';
import { recordOccurrence } from '../notifications/recording.ts';
import { tellVoters } from './telling.ts';

/** Asks, with a reason that everybody can read, to annul a poll; another person has to agree. @throws Conflict */
export async function askToAnnul(context: Context, id: number, why: string): Promise<void> {
	await within(context, id, async (trx, { key, by, poll }) => {
		if (await annulmentOf(trx, key)) throw new Conflict('poll_annul_asked');
		await insertAnnulment(trx, key, { why, by: by.id });
		await record(trx, key, poll, by, 'ask to annul poll');
	});
}

/** The second person agrees: the poll is annulled, for good and in public. @throws Conflict */
export async function annulPoll(context: Context, id: number): Promise<void> {
	await within(context, id, async (trx, { key, by, poll }) => {
		const asked = await annulmentOf(trx, key);
		if (!asked || asked.askedBy === by.id) throw new Conflict('poll_annul_two');
		await confirmAnnulment(trx, key, by.id);
		await movePoll(trx, key, { state: 'annulled' });
		await record(trx, key, poll, by, 'annul poll');
		await tellVoters(trx, context.city, id, 'annulled');
		await recordOccurrence(trx, {
			cityId: key.cityId,
			kind: 'poll annulled',
			contentId: id,
			groupId: poll.groupId ?? undefined,
			actorId: by.id,
			at: context.now
		});
	});
}

/** The wish to annul is taken back, by whoever asked or by the second person. @throws Conflict */
export async function refuseAnnulment(context: Context, id: number): Promise<void> {
	await within(context, id, async (trx, { key, by, poll }) => {
		await deleteAnnulment(trx, key);
		await record(trx, key, poll, by, 'refuse to annul poll');
	});
}

interface Annulling {
	key: PollKey;
	by: Resident;
	poll: LockedPoll;
}

async function within(
	{ db, city, actor }: Context,
	id: number,
	work: (trx: Trx, annulling: Annulling) => Promise<void>
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		const key = { cityId: city.id, pollId: id };
		const poll = await lockPoll(trx, { ...key, viewer: actor });
		if (!poll) throw new NotFound();
		const by = authorizeResident(actor, 'annul poll', { groupId: poll.groupId ?? undefined });
		if (poll.state === 'annulled') throw new Conflict('poll_annulled');
		if (!canPoll('annul', poll.state)) throw new Conflict('poll_not_open');
		await work(trx, { key, by, poll });
	});
}

async function record(
	trx: Trx,
	{ cityId, pollId }: PollKey,
	{ groupId }: LockedPoll,
	by: Resident,
	verb: string
): Promise<void> {
	await recordActivity(trx, {
		cityId,
		actorId: by.id,
		verb,
		groupId: groupId ?? undefined,
		contentId: pollId
	});
}

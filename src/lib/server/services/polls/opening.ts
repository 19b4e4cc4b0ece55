import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { canPoll } from '#lib/domain/poll.ts';
import { residentId } from '#lib/domain/actor.ts';
import type { Context } from '../../context.ts';
import type { Db, Trx } from '../../database/connect.ts';
import { cityById } from '../../queries/cities.ts';
import { holdHeldCase } from '../../queries/moderation/cases.ts';
import type { PollWish } from '../../queries/polls/looking.ts';
import { clock } from '../../queries/polls/moments.ts';
import {
	lockPoll,
	lockPollForClock,
	movePoll,
	releasePoll,
	type LockedPoll,
	type PollKey
} from '../../queries/polls.ts';
import { waitsToBeLookedAt } from './looking.ts';
import { grant, open, record, requireReady } from './moving.ts';

/** What comes with the wish to open or to announce a poll. */
interface Wishing {
	/** Whoever was asked about their words stands by them. */
	considered?: boolean;
}

/**
 * Opens a poll: its rules freeze, the roll is made of who is entitled at this moment, and voting begins. One
 * whose texts have to be looked at first stays a draft, and opens when that was done.
 * @returns whether it waits
 * @throws Conflict when it is open already, incomplete, would close in the past, nobody may vote, or its
 * words are to be considered first
 */
export async function openPoll(
	context: Context,
	id: number,
	wishing: Wishing = {}
): Promise<{ waits: boolean }> {
	return wish(context, id, 'open', wishing);
}

/**
 * Announces a poll: it can be seen, and opens by itself at its moment; until then it stays as it is. One
 * whose texts have to be looked at first stays a draft, and is announced when that was done, if its moment
 * still lies ahead then: it never moves by itself.
 * @returns whether it waits
 * @throws Conflict when it is incomplete, its moments do not lie ahead, or its words are to be considered first
 */
export async function schedulePoll(
	context: Context,
	id: number,
	wishing: Wishing = {}
): Promise<{ waits: boolean }> {
	return wish(context, id, 'schedule', wishing);
}

/** Takes an announced poll back, to be changed. @throws Conflict when it has opened */
export async function unschedulePoll(context: Context, id: number): Promise<void> {
	const { city, actor } = context;
	await context.db.transaction().execute(async (trx) => {
		const poll = await ownPoll(trx, context, id);
		if (!canPoll('unschedule', poll.state)) throw new Conflict('poll_not_scheduled');
		const key = { cityId: city.id, pollId: id };
		await movePoll(trx, key, { state: 'draft' });
		await releasePoll(trx, key, null);
		await record(trx, key, poll, residentId(actor), 'unschedule poll');
	});
}

/**
 * Opens an announced poll whose moment has come, by the clock. One that can no longer be opened (its
 * group has nobody any more, say) becomes a draft again. Its texts were looked at before it was announced.
 */
export async function openDuePoll(db: Db, key: PollKey): Promise<void> {
	const city = await cityById(db, key.cityId);
	if (!city) return;
	await db.transaction().execute(async (trx) => {
		const poll = await lockPollForClock(trx, key);
		if (poll?.state !== 'scheduled' || !poll.opensAt || poll.opensAt > (await clock(trx))) return;
		try {
			await open(trx, city, poll, null);
		} catch (fault) {
			if (!(fault instanceof Conflict)) throw fault;
			await movePoll(trx, key, { state: 'draft' });
			await releasePoll(trx, key, null);
			await record(trx, key, poll, null, 'unschedule poll');
		}
	});
}

async function wish(
	context: Context,
	id: number,
	wished: PollWish,
	{ considered }: Wishing
): Promise<{ waits: boolean }> {
	const { city, actor } = context;
	return context.db.transaction().execute(async (trx) => {
		const poll = await ownPoll(trx, context, id);
		const plan = await requireReady(trx, city, poll, wished);
		const waits = await waitsToBeLookedAt(trx, context, poll, { plan, wished, considered });
		if (!waits) await grant(trx, city, poll, { wished, by: residentId(actor) });
		return { waits };
	});
}

async function ownPoll(trx: Trx, { city, actor }: Context, id: number): Promise<LockedPoll> {
	// The case of one that waits first, as whoever decides does.
	await holdHeldCase(trx, { cityId: city.id, contentId: id });
	const poll = await lockPoll(trx, { cityId: city.id, pollId: id, viewer: actor });
	if (!poll) throw new NotFound();
	authorize(actor, 'open poll', { groupId: poll.groupId ?? undefined });
	return poll;
}

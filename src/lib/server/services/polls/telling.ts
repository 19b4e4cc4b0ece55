import { residentId } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { PollNews } from '#lib/domain/poll/news.ts';
import type { Context } from '../../context.ts';
import type { Db, Trx } from '../../database/connect.ts';
import { enqueue, type JobHandler } from '../../jobs/queue.ts';
import { sendingMail, sendMail } from '../../mail/queue.ts';
import { recordActivity } from '../../queries/activity.ts';
import { accountsOnRoll, deleteReminderJobs, type Audience } from '../../queries/polls/people.ts';
import { deleteOccurrences } from '../../queries/notifications/occurrences.ts';
import { lockPoll, type PollKey } from '../../queries/polls.ts';
import { clock, noteReminder } from '../../queries/polls/moments.ts';
import { recordOccurrence } from '../notifications/recording.ts';

/** The name of the background job. */
export const tellingVoters = 'tell-voters';

interface Telling extends PollKey {
	news: PollNews;
	/** Tells apart two rounds of the same news: two reminders, two versions of an outcome. */
	round: string;
	/** Everybody up to this account has been told. */
	after: number;
}

const audiences: Record<PollNews, Audience> = {
	opened: 'entitled',
	'closing-soon': 'not-voted',
	closed: 'voted',
	outcome: 'voted',
	annulled: 'voted'
};

/** Has people on the roll told of something, once each, in the transaction of what it tells of. */
export async function tellVoters(
	trx: Trx,
	city: Pick<City, 'id'>,
	pollId: number,
	news: PollNews,
	round = ''
): Promise<void> {
	await goOn(trx, { cityId: city.id, pollId, news, round, after: 0 });
}

/**
 * Reminds those who may vote and have not; who votes before the mail goes out gets none.
 * @throws Conflict when the poll is not open, or they were reminded within the last day
 */
export async function remindVoters(context: Context, id: number): Promise<void> {
	const { db, city, actor, now } = context;
	await db.transaction().execute(async (trx) => {
		const key = { cityId: city.id, pollId: id };
		const poll = await lockPoll(trx, { ...key, viewer: actor });
		if (!poll) throw new NotFound();
		authorize(actor, 'remind voters', { groupId: poll.groupId ?? undefined });
		if (poll.state !== 'open') throw new Conflict('poll_not_open');
		if (!(await noteReminder(trx, key))) throw new Conflict('poll_reminded');
		await tellVoters(trx, city, id, 'closing-soon', now.toISOString());
		await recordReminder(trx, { ...key, by: residentId(actor), at: now });
		await recordActivity(trx, {
			cityId: city.id,
			actorId: residentId(actor),
			verb: 'remind voters',
			groupId: poll.groupId ?? undefined,
			contentId: id
		});
	});
}

/** The same a day before closing, by the clock, once. */
export async function remindByClock(db: Db, key: PollKey): Promise<void> {
	await db.transaction().execute(async (trx) => {
		if (!(await noteReminder(trx, key))) return;
		await tellVoters(trx, { id: key.cityId }, key.pollId, 'closing-soon');
		await recordReminder(trx, { ...key, by: null, at: await clock(trx) });
	});
}

/** In the app everybody on the roll has it, and who has voted is not shown it: no row tells the one from the other. */
async function recordReminder(
	trx: Trx,
	{ cityId, pollId, by, at }: PollKey & { by: number | null; at: Date }
): Promise<void> {
	await recordOccurrence(trx, {
		cityId,
		kind: 'poll closing soon',
		contentId: pollId,
		actorId: by,
		at
	});
}

/** Takes every trace of reminders off the queue, and out of the app, when the poll closes. */
export async function forgetReminders(trx: Trx, key: PollKey): Promise<void> {
	await deleteReminderJobs(trx, key, [tellingVoters, sendingMail]);
	const { cityId, pollId: contentId } = key;
	await deleteOccurrences(trx, { cityId, contentId, kind: 'poll closing soon' });
}

/** Puts the mails of one batch on the queue, and the next batch behind them: together, or not at all. */
export function tellVoterBatch(db: Db, { size = 200 }: { size?: number } = {}): JobHandler {
	return async (payload) => {
		const telling = payload as Telling;
		const { cityId, pollId, news, after } = telling;
		await db.transaction().execute(async (trx) => {
			const accounts = await accountsOnRoll(
				trx,
				{ cityId, pollId },
				{ audience: audiences[news], after, limit: size }
			);
			for (const accountId of accounts) {
				const params = { cityId, pollId, news };
				const key = keyOf(telling);
				await sendMail(trx, { template: 'poll-news', to: { accountId }, params }, { key });
			}
			const last = accounts.at(-1);
			if (last !== undefined && accounts.length === size)
				await goOn(trx, { ...telling, after: last });
		});
	};
}

async function goOn(trx: Trx, telling: Telling): Promise<void> {
	const key = `${keyOf(telling)} after ${telling.after}`;
	await enqueue(trx, tellingVoters, telling, { key });
}

function keyOf({ cityId, pollId, news, round }: Telling): string {
	return `${cityId} ${pollId} ${news} ${round}`;
}

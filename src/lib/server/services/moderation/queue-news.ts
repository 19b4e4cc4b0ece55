import {
	defaultQueueRhythm,
	isPressing,
	nextLook,
	notYetTold
} from '#lib/domain/moderation/queue-digest.ts';
import { defaultChoice } from '#lib/domain/notification/choice.ts';
import { may } from '#lib/domain/permissions.ts';
import type { Db, Trx } from '../../database/connect.ts';
import type { JobHandler } from '../../jobs/queue.ts';
import { sendMail } from '../../mail/queue.ts';
import { cityById } from '../../queries/cities.ts';
import type { Follower } from '../../queries/follows.ts';
import {
	beginQueueDigest,
	deleteDigest,
	dueDigests,
	facilitatorsWithout,
	holdDigest,
	putOffDigest,
	waitingFor,
	type WaitingFor
} from '../../queries/moderation/queue-digests.ts';
import { choiceOfResident } from '../../queries/notifications/choices.ts';
import { readerOf, type Reader } from '../../queries/notifications/reader.ts';
import { accountOfResident } from '../../queries/residents.ts';

/** The name of the background job; the clock calls it every minute. */
export const sendingQueueDigests = 'send-queue-digests';

/** More than anybody is told of one by one. */
const mostPressing = 200;

/**
 * Looks at the queue for every facilitator whose hour has come: one mail when something waits that they
 * can decide, none when nothing does. Who hears at once is told of each pressing thing once.
 * @param most facilitators in one job; the rest is left to the next
 */
export function sendQueueDigests(
	db: Db,
	{ now = () => new Date(), most = 500 }: { now?: () => Date; most?: number } = {}
): JobHandler {
	return async () => {
		const moment = now();
		for (const facilitator of await facilitatorsWithout(db, most))
			await begin(db, facilitator, moment);
		for (const facilitator of await dueDigests(db, moment, most))
			await db.transaction().execute((trx) => look(trx, facilitator, moment));
	};
}

/** Whoever became a facilitator hears of the queue once a day, until they choose otherwise. */
async function begin(db: Db, facilitator: Follower, now: Date): Promise<void> {
	const city = await cityById(db, facilitator.cityId);
	if (!city) return;
	const choice = (await choiceOfResident(db, facilitator)) ?? defaultChoice;
	const rhythm = defaultQueueRhythm('facilitator');
	const nextAt = nextLook(rhythm, choice, now, city.timeZone);
	await beginQueueDigest(db, facilitator, { rhythm, nextAt });
}

async function look(trx: Trx, facilitator: Follower, now: Date): Promise<void> {
	const held = await holdDigest(trx, facilitator, now);
	if (!held) return;
	const { cityId } = facilitator;
	const accountId = await accountOfResident(trx, facilitator);
	const reader = await readerOf(trx, { cityId, accountId, now });
	if (!reader || !may(reader.resident, 'moderate')) return deleteDigest(trx, facilitator);
	const waiting = await waitingFor(trx, facilitator, mostPressing);
	const pressing = pressingOf(waiting, now);
	const isAtOnce = held.rhythm === 'at-once';
	const isNews = isAtOnce
		? notYetTold(pressing.cases, held.toldCases).length +
				notYetTold(pressing.appeals, held.toldAppeals).length >
			0
		: waiting.cases.length + waiting.appeals.length > 0;
	if (isNews)
		await sendMail(trx, { template: 'queue-digest', to: { accountId }, params: { cityId } });
	await putOffDigest(trx, facilitator, {
		nextAt: nextLookOf(held.rhythm, reader, now),
		cases: pressing.cases.map(({ id }) => id),
		appeals: pressing.appeals.map(({ id }) => id)
	});
}

function pressingOf({ cases, appeals }: WaitingFor, now: Date) {
	return {
		cases: cases.filter((one) => isPressing(one, now)),
		appeals: appeals.filter(({ dueAt }) => isPressing({ isIllegal: false, dueAt }, now))
	};
}

const nextLookOf = (rhythm: Parameters<typeof nextLook>[0], { choice, city }: Reader, now: Date) =>
	nextLook(rhythm, choice, now, city.timeZone);

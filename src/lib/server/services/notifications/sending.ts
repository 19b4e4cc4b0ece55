import { waitsUntil } from '#lib/domain/notification/due.ts';
import type { Db, Trx } from '../../database/connect.ts';
import { enqueue, type JobHandler } from '../../jobs/queue.ts';
import { sendMail } from '../../mail/queue.ts';
import type { Follower } from '../../queries/follows.ts';
import {
	dueTo,
	holdListener,
	lettersSince,
	residentsWithDue,
	settleDeliveries,
	type Due
} from '../../queries/notifications/deliveries.ts';
import { readerOf, siftFor, type Reader } from '../../queries/notifications/reader.ts';

/** The name of the background job; the clock calls it every minute. */
export const sendingNotifications = 'send-notifications';

/**
 * Puts every letter that is due on the queue of mails. What goes on the queue is marked as sent in the
 * same transaction, so nothing is lost and nothing put there twice, whenever a worker dies; from there
 * on the queue answers for the mail as for every other.
 * @param most deliveries in one job; the rest is left to the next, which is put on the queue at once
 */
export function sendNotifications(
	db: Db,
	{ now = () => new Date(), most = 2000 }: { now?: () => Date; most?: number } = {}
): JobHandler {
	return async () => {
		const moment = now();
		const waiting = await residentsWithDue(db, moment, most);
		let settled = 0;
		for (const listener of waiting) if (await writeTo(db, listener, moment)) settled += 1;
		if (settled > 0 && (await residentsWithDue(db, moment, 1)).length > 0)
			await db.transaction().execute((trx) => enqueue(trx, sendingNotifications, {}));
	};
}

const week = 7 * 86_400_000;

/** @returns false when another worker is at it */
async function writeTo(db: Db, listener: Follower, now: Date): Promise<boolean> {
	return db.transaction().execute(async (trx) => {
		const accountId = await holdListener(trx, listener);
		if (accountId === undefined) return false;
		const due = await dueTo(trx, listener, now);
		const reader = await readerOf(trx, { cityId: listener.cityId, accountId, now });
		const ids = await wantedOf(trx, listener, reader, due);
		const [first] = due.filter(({ occurrenceId }) => ids.includes(occurrenceId));
		if (!reader || !first) return true;
		const letters = await lettersSince(trx, listener, new Date(now.getTime() - week));
		const later = waitsUntil(reader.choice, letters, now, reader.city.timeZone);
		if (later) {
			await settleDeliveries(trx, listener, ids, { due_at: later });
			return true;
		}
		await settleDeliveries(trx, listener, ids, { sent_at: now });
		const isAlone = ids.length === 1 && first.channel === 'mail';
		await sendMail(
			trx,
			{
				template: isAlone ? 'notification' : 'digest',
				to: { accountId },
				params: { cityId: listener.cityId, occurrences: ids }
			},
			{ key: `${listener.cityId} ${ids.join(' ')}` }
		);
		return true;
	});
}

/** Asks again who may see what, and drops what is not for them any more. @returns what stays */
async function wantedOf(
	trx: Trx,
	listener: Follower,
	reader: Reader | undefined,
	due: readonly Due[]
): Promise<number[]> {
	const ids = due.map(({ occurrenceId }) => occurrenceId);
	if (!reader) {
		await settleDeliveries(trx, listener, ids, { dropped: 'not-visible' });
		return [];
	}
	const { told, dropped } = await siftFor(trx, reader, ids);
	for (const why of ['not-visible', 'not-followed', 'switched-off'] as const) {
		const gone = dropped.filter((one) => one.why === why).map(({ id }) => id);
		await settleDeliveries(trx, listener, gone, { dropped: why });
	}
	return told.map(({ id }) => id);
}

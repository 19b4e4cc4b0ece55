import type { NotificationChoice } from '#lib/domain/notification/choice.ts';
import { waitsUntil } from '#lib/domain/notification/due.ts';
import type { Sifted } from '#lib/domain/notification/sifting.ts';
import type { Db, Trx } from '../../database/connect.ts';
import { enqueue, type JobHandler } from '../../jobs/queue.ts';
import type { Follower } from '../../queries/follows.ts';
import {
	dueTo,
	holdListener,
	residentsWithDue,
	sentSince,
	settleDeliveries,
	type Due,
	type Way
} from '../../queries/notifications/deliveries.ts';
import { readerOf, type Reader } from '../../queries/notifications/reader.ts';

/** What goes to one person at one moment. */
export interface Gathered {
	listener: Follower;
	accountId: number;
	now: Date;
	due: readonly Due[];
}

/** One way of telling that gathers, waits and is capped: letters, and notes on devices. */
export interface Gathering {
	way: Way;
	job: string;
	/** What of it is still for its reader. */
	sift: (trx: Trx, reader: Reader, ids: readonly number[]) => Promise<Sifted<{ id: number }>>;
	timing: (choice: NotificationChoice) => NotificationChoice;
	/** Puts it on its queue. @returns false when there is nowhere for it to go */
	put: (trx: Trx, gathered: Gathered) => Promise<boolean>;
}

/**
 * Gathers what is due, person by person. What goes on a queue is marked as sent in the same
 * transaction, so nothing is lost and nothing put there twice, whenever a worker dies.
 * @param most deliveries in one job; the rest is left to the next, which is put on the queue at once
 */
export function gatherDue(
	db: Db,
	gathering: Gathering,
	{ now = () => new Date(), most = 2000 }: { now?: () => Date; most?: number } = {}
): JobHandler {
	const { way, job } = gathering;
	return async () => {
		const moment = now();
		const waiting = await residentsWithDue(db, way, moment, most);
		let settled = 0;
		for (const listener of waiting)
			if (await gatherFor(db, gathering, listener, moment)) settled += 1;
		if (settled > 0 && (await residentsWithDue(db, way, moment, 1)).length > 0)
			await db.transaction().execute((trx) => enqueue(trx, job, {}));
	};
}

const week = 7 * 86_400_000;

/** @returns false when another worker is at it */
async function gatherFor(
	db: Db,
	gathering: Gathering,
	listener: Follower,
	now: Date
): Promise<boolean> {
	const { way, timing, put } = gathering;
	return db.transaction().execute(async (trx) => {
		const accountId = await holdListener(trx, listener);
		if (accountId === undefined) return false;
		const all = await dueTo(trx, listener, way, now);
		const reader = await readerOf(trx, { cityId: listener.cityId, accountId, now });
		const ids = await wantedOf(trx, gathering, listener, reader, all);
		if (!reader || ids.length === 0) return true;
		const before = await sentSince(trx, listener, way, new Date(now.getTime() - week));
		const later = waitsUntil(timing(reader.choice), before, now, reader.city.timeZone);
		if (later) {
			await settleDeliveries(trx, listener, way, ids, { due_at: later });
			return true;
		}
		const due = all.filter(({ occurrenceId }) => ids.includes(occurrenceId));
		const isPut = await put(trx, { listener, accountId, now, due });
		const outcome = isPut ? { sent_at: now } : ({ dropped: 'switched-off' } as const);
		await settleDeliveries(trx, listener, way, ids, outcome);
		return true;
	});
}

/** Asks again who may see what, and drops what is not for them any more. @returns what stays */
async function wantedOf(
	trx: Trx,
	{ way, sift }: Gathering,
	listener: Follower,
	reader: Reader | undefined,
	due: readonly Due[]
): Promise<number[]> {
	const ids = due.map(({ occurrenceId }) => occurrenceId);
	if (!reader) {
		await settleDeliveries(trx, listener, way, ids, { dropped: 'not-visible' });
		return [];
	}
	const { told, dropped } = await sift(trx, reader, ids);
	for (const why of ['not-visible', 'not-followed', 'switched-off'] as const) {
		const gone = dropped.filter((one) => one.why === why).map(({ id }) => id);
		await settleDeliveries(trx, listener, way, gone, { dropped: why });
	}
	return told.map(({ id }) => id);
}

import type { Db, Trx } from '../../database/connect.ts';
import type { JobHandler } from '../../jobs/queue.ts';
import { devicesOf } from '../../queries/notifications/devices.ts';
import { siftForPush } from '../../queries/notifications/reader.ts';
import { carryLater } from './carrying.ts';
import { gatherDue, type Gathered, type Gathering } from './gathering.ts';

/** The name of the background job; the clock calls it every minute. */
export const pushingNotifications = 'push-notifications';

/**
 * Puts every note that is due on the queue, one a device. Quiet hours hold as for mails at once, and so
 * does the weekly cap, by which notes are counted apart from letters.
 */
export function pushNotifications(
	db: Db,
	options: { now?: () => Date; most?: number } = {}
): JobHandler {
	return gatherDue(db, notes, options);
}

const notes: Gathering = {
	way: 'push',
	job: pushingNotifications,
	sift: siftForPush,
	timing: (choice) => ({ ...choice, rhythm: 'at-once' }),
	async put(trx: Trx, { listener, due, now }: Gathered): Promise<boolean> {
		const occurrences = due.map(({ occurrenceId }) => occurrenceId);
		const devices = await devicesOf(trx, listener, now);
		for (const { cityId, id } of devices)
			await carryLater(trx, { cityId, device: id, occurrences });
		return devices.length > 0;
	}
};

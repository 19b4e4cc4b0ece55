import type { Db, Trx } from '../../database/connect.ts';
import type { JobHandler } from '../../jobs/queue.ts';
import { sendMail } from '../../mail/queue.ts';
import { siftFor } from '../../queries/notifications/reader.ts';
import { gatherDue, type Gathered, type Gathering } from './gathering.ts';

/** The name of the background job; the clock calls it every minute. */
export const sendingNotifications = 'send-notifications';

/** Puts every letter that is due on the queue of mails, which answers for it from there on. */
export function sendNotifications(
	db: Db,
	options: { now?: () => Date; most?: number } = {}
): JobHandler {
	return gatherDue(db, letters, options);
}

const letters: Gathering = {
	way: 'letter',
	job: sendingNotifications,
	sift: siftFor,
	timing: (choice) => choice,
	async put(trx: Trx, { listener, accountId, due }: Gathered): Promise<boolean> {
		const ids = due.map(({ occurrenceId }) => occurrenceId);
		const isAlone = due.length === 1 && due[0]?.channel === 'mail';
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
	}
};

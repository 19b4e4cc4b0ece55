import type { Db } from '../../database/connect.ts';
import type { JobHandler } from '../../jobs/queue.ts';
import { sendMail } from '../../mail/queue.ts';
import { takeOverdue } from '../../queries/moderation/holds.ts';
import { staffOf } from '../../queries/residents.ts';

/** The name of the background job. */
export const escalatingHolds = 'escalate-holds';

/**
 * What waits longer than was promised does not die: everybody who works for the city is told, once for each
 * thing that waits.
 */
export function escalateHolds(
	db: Db,
	{ now = () => new Date() }: { now?: () => Date } = {}
): JobHandler {
	return async () => {
		await db.transaction().execute(async (trx) => {
			for (const { cityId, count } of await takeOverdue(trx, now()))
				for (const accountId of await staffOf(trx, cityId))
					await sendMail(trx, {
						template: 'holds-overdue',
						to: { accountId },
						params: { cityId, count }
					});
		});
	};
}

import type { Db } from '../database/connect.ts';
import type { JobHandler } from '../jobs/queue.ts';
import { appealOverBefore } from '#lib/domain/moderation/appeal.ts';
import { deleteExpired, deleteTold, eraseNotifiers } from '../queries/expired.ts';

/** The name of the background job. */
export const forgettingExpired = 'forget-expired';

/**
 * Lets go of what was kept for a while only (sessions, links, known browsers, forms and files that wait
 * for their owner, marks of mails that came in, counts of tries, what people were told, who reported
 * something without an account), also where nobody ever comes back for it.
 * @param most rows of what people were told or reported that one statement changes
 */
export function forgetExpired(
	db: Db,
	{ now = () => new Date(), most = 5000 }: { now?: () => Date; most?: number } = {}
): JobHandler {
	return async () => {
		await deleteExpired(db);
		while (await deleteTold(db, now(), most));
		const at = now();
		while (await eraseNotifiers(db, { lastWordBefore: appealOverBefore(at), now: at, most }));
	};
}

import type { Db } from '../database/connect.ts';
import type { JobHandler } from '../jobs/queue.ts';
import { deleteExpired } from '../queries/expired.ts';

/** The name of the background job. */
export const forgettingExpired = 'forget-expired';

/**
 * Lets go of what was kept for a while only (sessions, links, known browsers, forms and files that wait
 * for their owner, marks of mails that came in, counts of tries), also where nobody ever comes back for it.
 */
export function forgetExpired(db: Db): JobHandler {
	return () => deleteExpired(db);
}

import { deliverMail } from '../mail/deliver.ts';
import { sendingMail } from '../mail/queue.ts';
import type { Running } from '../running.ts';
import type { JobHandler } from './queue.ts';

/** What the workers do, by the name of the job. A job that nobody works on waits. */
export function handlers({ db, carrier }: Running): Record<string, JobHandler> {
	return {
		...(carrier && { [sendingMail]: deliverMail(db, carrier) })
	};
}

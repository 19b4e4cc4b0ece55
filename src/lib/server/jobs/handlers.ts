import { deliverMail } from '../mail/deliver.ts';
import { sendingMail } from '../mail/queue.ts';
import type { Running } from '../running.ts';
import { tellBatch, tellingPeople } from '../services/proposals/telling.ts';
import type { JobHandler } from './queue.ts';

/** What the workers do, by the name of the job. A job that nobody works on waits. */
export function handlers({ db, carrier }: Running): Record<string, JobHandler> {
	return {
		[tellingPeople]: tellBatch(db),
		...(carrier && { [sendingMail]: deliverMail(db, carrier) })
	};
}

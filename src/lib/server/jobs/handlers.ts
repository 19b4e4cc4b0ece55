import type { Running } from '../running.ts';
import type { JobHandler } from './queue.ts';

/** What the workers do, by the name of the job. */
export function handlers(_running: Running): Record<string, JobHandler> {
	return {};
}

import type { Db } from '../database/connect.ts';
import { pendingMigrations } from '../database/migrate.ts';
import { log } from '../log.ts';

/** Whether the database answers and holds every table that this code needs. */
export async function checkReady(db: Db): Promise<boolean> {
	try {
		return (await pendingMigrations(db)).length === 0;
	} catch (fault) {
		log.warn({ fault: fault instanceof Error ? fault.message : 'unknown' }, 'not ready');
		return false;
	}
}

import type { Db } from '#lib/server/database/connect.ts';
import { boss } from './boss.ts';

/** Creates the tables of the queue, or brings those of an older pg-boss up to date. */
export async function installQueue(db: Db): Promise<void> {
	const installer = boss(db, { supervise: false, schedule: false, registerInstance: false });
	await installer.start();
	await installer.stop();
}

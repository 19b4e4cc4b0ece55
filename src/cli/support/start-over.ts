import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { discardEmbedded } from '#lib/server/database/embedded.ts';

/**
 * Removes a data folder with its database.
 * @throws Error with a sentence when the database is in use or the folder holds none of ours
 */
export async function startOver(folder: string): Promise<void> {
	if (!existsSync(folder) || readdirSync(folder).length === 0) return;
	if (!(await discardEmbedded(folder))) {
		throw new Error(`${folder} holds no database of Kumppani, so nothing in it was removed.`);
	}
	await rm(folder, { recursive: true });
}

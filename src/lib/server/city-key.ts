import type { Db } from './database/connect.ts';
import { unsubscribeKey } from './queries/notifications/choices.ts';

/**
 * The key with which a city signs what its mails lead to (hexadecimal), made when it has none yet: links
 * that stop mails, pages of notices, addresses that take answers. What is signed begins with what it is for.
 */
export function cityKey(db: Db, cityId: number): Promise<string> {
	const fresh = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex');
	return unsubscribeKey(db, cityId, fresh);
}

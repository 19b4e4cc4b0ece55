import type { AccountContext } from '../context.ts';
import type { Db } from '../database/connect.ts';
import { rememberDevice } from '../queries/known-devices.ts';
import { deleteSession } from '../queries/sessions.ts';
import { hashOf, newToken } from '../secrets.ts';
import { openSession } from '../sessions/lucia.ts';

/** A session that was just opened: the secrets of its two cookies, and where to go on. */
export interface Opened {
	session: { id: string; expiresAt: Date };
	device: string;
	next: string;
}

/**
 * Signs the account in on this device: always a new session, and the one that was open here ends.
 * No decision is made here: the caller has seen a password, a mailed link or an invitation.
 */
export async function openFor(
	{ account, device }: AccountContext,
	trx: Db,
	accountId: number,
	next = ''
): Promise<Opened> {
	if (account) await deleteSession(trx, account.sessionHash);
	const secret = device.secret ?? newToken();
	await rememberDevice(trx, accountId, hashOf(secret));
	return { session: await openSession(trx, accountId, device.label), device: secret, next };
}

import { sessionId } from '#lib/domain/account.ts';
import { NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { AccountContext, SignedIn } from '../context.ts';
import * as sessions from '../queries/sessions.ts';

export interface OwnSession {
	id: string;
	/** `Firefox, Android`; empty when it did not say. */
	device: string;
	openedAt: Date;
	/** To the hour. */
	seenAt: Date;
	/** The one that asks. */
	here: boolean;
}

/** Who is signed in. @throws SignInRequired for a visitor */
export function requireAccount({ account }: AccountContext): SignedIn {
	if (!account) throw new SignInRequired();
	return account;
}

/** The sessions that are open for this account, the last used first. @throws SignInRequired */
export async function listSessions(context: AccountContext): Promise<OwnSession[]> {
	const { accountId, sessionHash } = requireAccount(context);
	const open = await sessions.sessionsOf(context.db, accountId);
	return open.map(({ idHash, ...session }) => ({ ...session, here: idHash === sessionHash }));
}

/** Ends one of one's own sessions, wherever it is. @throws SignInRequired, NotFound */
export async function endSession(context: AccountContext, id: string): Promise<void> {
	const { accountId } = requireAccount(context);
	const known = sessionId.safeParse(id).success;
	if (!known || !(await sessions.deleteSessionOf(context.db, accountId, id))) throw new NotFound();
}

/** Ends every session of this account but the one that asks. @throws SignInRequired */
export async function endOtherSessions(context: AccountContext): Promise<void> {
	const { accountId, sessionHash } = requireAccount(context);
	await sessions.deleteOtherSessions(context.db, accountId, sessionHash);
}

import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import type { Locale } from '#lib/domain/locale.ts';
import type { SignedIn } from '../context.ts';
import type { Db } from '../database/connect.ts';
import * as sessions from '../queries/sessions.ts';
import { hashOf } from '../secrets.ts';

/**
 * The only file that knows lucia, which its authors no longer develop. Its adapter is ours and
 * stores the SHA-256 of a session's id, never the id.
 */
declare module 'lucia' {
	interface Register {
		Lucia: Lucia<SessionFacts, Person>;
		DatabaseSessionAttributes: SessionFacts;
		DatabaseUserAttributes: Person;
		UserId: number;
	}
}
interface SessionFacts {
	device: string;
	seenAt?: Date;
}
interface Person {
	email: string;
	displayName: string;
	locale: Locale;
}

/** A session lasts thirty days from the last time it was extended. */
const lasting = new TimeSpan(30, 'd');

/** When somebody was last here is known no more closely than this, and written no more often. */
const coarse = new TimeSpan(1, 'h');

/** Opens a session. @returns the secret for the cookie */
export async function openSession(
	db: Db,
	accountId: number,
	device: string
): Promise<{ id: string; expiresAt: Date }> {
	const { id, expiresAt } = await luciaOver(db).createSession(accountId, { device });
	return { id, expiresAt };
}

/** Who holds this cookie. `fresh`: the session was extended, and so must be the cookie. */
export async function readSession(
	db: Db,
	id: string
): Promise<{ account: SignedIn; fresh: boolean; expiresAt: Date } | undefined> {
	const { session, user } = await luciaOver(db).validateSession(id);
	if (!session) return undefined;
	const seenAt = session.seenAt?.getTime() ?? 0;
	if (Date.now() - seenAt >= coarse.milliseconds()) await sessions.touchSession(db, hashOf(id));
	const { email, displayName, locale } = user;
	return {
		account: { accountId: user.id, email, displayName, locale, sessionHash: hashOf(id) },
		fresh: session.fresh,
		expiresAt: session.expiresAt
	};
}

function luciaOver(db: Db): Lucia<SessionFacts, Person> {
	return new Lucia(adapterOver(db), {
		sessionExpiresIn: lasting,
		getSessionAttributes: ({ device, seenAt }) => ({ device, seenAt }),
		getUserAttributes: ({ email, displayName, locale }) => ({ email, displayName, locale })
	});
}

function adapterOver(db: Db): Adapter {
	return {
		async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
			const row = await sessions.sessionByHash(db, hashOf(id));
			if (!row) return [null, null];
			const { accountId, expiresAt, device, seenAt, email, displayName, locale } = row;
			return [
				{ id, userId: accountId, expiresAt, attributes: { device, seenAt } },
				{ id: accountId, attributes: { email, displayName, locale } }
			];
		},
		async getUserSessions() {
			return []; // the list of sessions is a query of its own: ids cannot be given back from hashes
		},
		setSession: ({ id, userId, expiresAt, attributes }) =>
			sessions.insertSession(db, {
				idHash: hashOf(id),
				accountId: userId,
				device: attributes.device,
				expiresAt
			}),
		updateSessionExpiration: (id, expiresAt) => sessions.extendSession(db, hashOf(id), expiresAt),
		deleteSession: (id) => sessions.deleteSession(db, hashOf(id)),
		deleteUserSessions: (accountId) => sessions.deleteSessionsOf(db, accountId),
		deleteExpiredSessions: () => sessions.deleteExpiredSessions(db, new Date())
	};
}

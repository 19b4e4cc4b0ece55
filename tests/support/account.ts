import type { AccountContext } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { hashPassword } from '#lib/server/passwords.ts';
import { insertAccount } from '#lib/server/queries/accounts.ts';
import type { Opened } from '#lib/server/services/opening.ts';
import { readSession } from '#lib/server/sessions/lucia.ts';
import { accountContext } from './city.ts';

export const goodPassword = 'kahvi-ja-pulla';

let number = 0;

/** An address that nobody has yet. */
export function anAddress(name: string): string {
	return `${name}.${++number}@koti.example`;
}

/** A named person with an account and the password of all tests. */
export async function aMember(
	db: Db,
	name: string,
	email = anAddress(name.toLowerCase())
): Promise<{ id: number; email: string }> {
	const passwordHash = await (hash ??= hashPassword(goodPassword));
	const id = await insertAccount(db, { email, displayName: name, locale: 'en', passwordHash });
	if (id === undefined) throw new Error(`${email} is taken.`);
	return { id, email };
}

let hash: Promise<string> | undefined;

/** Somebody at a browser that nobody knows, at an address of their own. */
export function aStranger(db: Db, place = `place ${++number}`): AccountContext {
	return { ...accountContext(db), addressHash: place, now: new Date() };
}

/** The same browser after it got the cookies of a session. */
export async function withCookies(
	context: AccountContext,
	{ session, device }: Opened
): Promise<AccountContext> {
	const found = await readSession(context.db, session.id);
	return {
		...context,
		account: found?.account,
		device: { ...context.device, secret: device }
	};
}

import type { SignIn } from '#lib/domain/account.ts';
import { Invalid, NotFound } from '#lib/domain/errors.ts';
import type { AccountContext } from '../context.ts';
import { isPassword } from '../passwords.ts';
import { accountByEmail } from '../queries/accounts.ts';
import { isKnownDevice } from '../queries/known-devices.ts';
import { deleteSession } from '../queries/sessions.ts';
import { hashOf } from '../secrets.ts';
import { countAsking, mailLink, seeLink, useLink } from './mailed-links.ts';
import { openFor, type Opened } from './opening.ts';
import { countTry, forgiveTry, type Limit } from './throttle.ts';

const quarter = 15 * 60;
const hour = 60 * 60;

/**
 * Signs in by password. Whether it was the address or the password that is not right is not said,
 * and takes the same time.
 * @throws Invalid when they do not fit, TooMany after several tries: a mailed link then still works
 */
export async function signInByPassword(
	context: AccountContext,
	{ email, password, next }: SignIn
): Promise<Opened> {
	if (!password) throw new Invalid('password_missing', 'password');
	const { db } = context;
	const counted = await countSignIn(context, email);
	const account = await accountByEmail(db, email);
	const fits = await isPassword(account?.passwordHash ?? null, password);
	if (!account || !fits) throw new Invalid('sign_in_failed');
	await forgiveTry(db, counted);
	return db.transaction().execute((trx) => openFor(context, trx, account.id, next));
}

/** Asks for a mailed link that signs in; the same answer whoever has the address. @throws TooMany */
export async function askForSignInLink(
	context: AccountContext,
	{ email, next }: { email: string; next: string }
): Promise<void> {
	await countAsking(context, 'sign-in', email);
	await mailLink(context, 'sign-in', { email, payload: { next } });
}

/** Whom the link signs in. @throws NotFound for a link that does not work */
export async function seeSignInLink(
	{ db }: AccountContext,
	link: string
): Promise<{ email: string }> {
	const { email } = await seeLink(db, 'sign-in', link);
	return { email };
}

/** Signs in by a mailed link, once. @throws NotFound for a link that does not work */
export async function signInByLink(context: AccountContext, link: string): Promise<Opened> {
	return context.db.transaction().execute(async (trx) => {
		const { email, payload } = await useLink(trx, 'sign-in', link);
		const account = await accountByEmail(trx, email);
		if (!account) throw new NotFound('link_gone');
		return openFor(context, trx, account.id, payload.next);
	});
}

/** Ends the session on the server; harmless for who is not signed in. */
export async function signOut({ db, account }: AccountContext): Promise<void> {
	if (account) await deleteSession(db, account.sessionHash);
}

/**
 * Two doors. On a device where the owner has signed in before, its own tries alone count: nobody else
 * can shut it. Elsewhere tries count by account and address, by address, and by account over all
 * addresses, which asks for a mailed link when somebody guesses from many places at once.
 */
async function countSignIn(context: AccountContext, email: string): Promise<Limit[]> {
	const { db, addressHash, device } = context;
	const secret = device.secret && hashOf(device.secret);
	if (secret && (await isKnownDevice(db, email, secret))) {
		const known = [
			{
				act: 'sign-in, device',
				subject: `${email} ${secret}`,
				most: 10,
				window: quarter,
				reason: byLink
			}
		];
		await countTry(db, known);
		return known;
	}
	const near = [
		{
			act: 'sign-in, one',
			subject: `${email} ${addressHash}`,
			most: 5,
			window: quarter,
			reason: byLink
		},
		{ act: 'sign-in, here', subject: addressHash, most: 60, window: quarter, reason: byLink }
	];
	const everywhere = [
		{ act: 'sign-in, all', subject: email, most: 50, window: hour, reason: byLink }
	];
	await countTry(db, near);
	// Only tries that came through count against the account: one stubborn address alone cannot reach it.
	await countTry(db, everywhere);
	return [...near, ...everywhere];
}

const byLink = 'sign_in_by_link';

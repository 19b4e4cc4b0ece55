import type { SignUp } from '#lib/domain/account.ts';
import { Conflict, Forbidden } from '#lib/domain/errors.ts';
import type { AccountContext } from '../context.ts';
import { hashPassword } from '../passwords.ts';
import { insertAccount } from '../queries/accounts.ts';
import type { AccountToken } from '../queries/account-tokens.ts';
import { hashOf, newToken } from '../secrets.ts';
import { countAsking, mailLink, seeLink, useLink } from './mailed-links.ts';
import { openFor, type Opened } from './opening.ts';
import { refuseGuessable } from './password-rules.ts';

/**
 * Keeps a sign-up until its address is confirmed; nothing of it can be used before. Somebody who has
 * an account already gets a mail that says so, and the page says the same as to everybody.
 * @returns a secret for a cookie: the browser that holds it confirms by one button
 * @throws Invalid for a password that is easily guessed, TooMany
 */
export async function signUp(
	context: AccountContext,
	{ name, email, password, next }: SignUp
): Promise<string> {
	await refuseGuessable(context, password, { name, email });
	await countAsking(context, 'sign-up', email);
	const browser = newToken();
	const passwordHash = await hashPassword(password);
	await mailLink(context, 'sign-up', {
		email,
		payload: { name, passwordHash, next, browser: hashOf(browser) }
	});
	return browser;
}

/**
 * What the page of the link shows. `sameBrowser`: it was signed up in this one. In any other the name
 * and the password are chosen anew, because whoever typed them first may be a stranger who does not
 * own the mailbox and would else keep a key to this account.
 * @throws NotFound for a link that does not work
 */
export async function seeSignUp(
	{ db }: AccountContext,
	link: string,
	browser: string | undefined
): Promise<{ name: string; email: string; sameBrowser: boolean }> {
	const pending = await seeLink(db, 'sign-up', link);
	const { email, payload } = pending;
	return { name: payload.name ?? '', email, sameBrowser: isSameBrowser(pending, browser) };
}

/**
 * Makes the account, with the name and password of the sign-up, and signs in.
 * @throws NotFound for a link that does not work, Forbidden in another browser, Conflict when the
 * address got an account meanwhile
 */
export async function confirmSignUp(
	context: AccountContext,
	link: string,
	browser: string | undefined
): Promise<Opened> {
	return makeAccount(context, link, (pending) => {
		if (!isSameBrowser(pending, browser)) throw new Forbidden('confirm_anew');
		const { name = '', passwordHash = '' } = pending.payload;
		return { name, passwordHash };
	});
}

/**
 * Makes the account with a name and a password that are chosen now, and signs in.
 * @throws NotFound for a link that does not work, Invalid, TooMany, Conflict as above
 */
export async function confirmSignUpAnew(
	context: AccountContext,
	link: string,
	{ name, password }: { name: string; password: string }
): Promise<Opened> {
	const { email } = await seeLink(context.db, 'sign-up', link);
	await refuseGuessable(context, password, { name, email });
	const passwordHash = await hashPassword(password);
	return makeAccount(context, link, () => ({ name, passwordHash }));
}

async function makeAccount(
	context: AccountContext,
	link: string,
	choose: (pending: AccountToken) => { name: string; passwordHash: string }
): Promise<Opened> {
	const { db, locale } = context;
	return db.transaction().execute(async (trx) => {
		const pending = await useLink(trx, 'sign-up', link);
		const { name: displayName, passwordHash } = choose(pending);
		const account = { email: pending.email, displayName, locale, passwordHash };
		const accountId = await insertAccount(trx, account);
		if (accountId === undefined) throw new Conflict('account_exists');
		return openFor(context, trx, accountId, pending.payload.next);
	});
}

function isSameBrowser({ payload }: AccountToken, browser: string | undefined): boolean {
	return browser !== undefined && payload.browser === hashOf(browser);
}

import { Invalid } from '#lib/domain/errors.ts';
import type { AccountContext } from '../context.ts';
import type { Trx } from '../database/connect.ts';
import { sendMail } from '../mail/queue.ts';
import { hashPassword, isPassword } from '../passwords.ts';
import { accountById, updatePassword, type AccountRow } from '../queries/accounts.ts';
import { deleteTokensOf } from '../queries/account-tokens.ts';
import { forgetDevices } from '../queries/known-devices.ts';
import { deleteSessionsOf } from '../queries/sessions.ts';
import { openFor, type Opened } from './opening.ts';
import { refuseGuessable } from './password-rules.ts';
import { requireAccount } from './sessions.ts';
import { countTry, forgiveTry } from './throttle.ts';

/** Whether the account has a password: one that was made before it chose any signs in by mailed links. */
export async function hasPassword(context: AccountContext): Promise<boolean> {
	return (await ownAccount(context)).passwordHash !== null;
}

/**
 * Changes one's own password: every session ends, and a new one is opened here.
 * @throws SignInRequired, Invalid when the current one is not right or the new one is easily guessed,
 * TooMany
 */
export async function changePassword(
	context: AccountContext,
	{ current, password }: { current: string; password: string }
): Promise<Opened> {
	const account = await ownAccount(context);
	await proveItsYou(context, account, current);
	await refuseGuessable(context, password, { name: account.displayName, email: account.email });
	const passwordHash = await hashPassword(password);
	return context.db.transaction().execute(async (trx) => {
		await replacePassword(trx, account, passwordHash);
		return openFor(context, trx, account.id);
	});
}

/**
 * Asks for the password of who is signed in, so that a browser left open is not enough.
 * @throws Invalid for the field `currentPassword`, TooMany
 */
export async function proveItsYou(
	{ db }: AccountContext,
	account: AccountRow,
	current: string
): Promise<void> {
	if (account.passwordHash === null) return;
	const limits = [{ act: 'own password', subject: String(account.id), most: 10, window: 15 * 60 }];
	await countTry(db, limits);
	if (!(await isPassword(account.passwordHash, current)))
		throw new Invalid('password_wrong', 'currentPassword');
	await forgiveTry(db, limits);
}

/** What a new password brings with it: nothing that opened the account before opens it now. */
export async function replacePassword(
	trx: Trx,
	account: AccountRow,
	passwordHash: string
): Promise<void> {
	await updatePassword(trx, account.id, passwordHash);
	await deleteSessionsOf(trx, account.id);
	await deleteTokensOf(trx, { accountId: account.id, email: account.email });
	await forgetDevices(trx, account.id);
	await sendMail(trx, {
		template: 'password-changed',
		to: { accountId: account.id },
		params: {}
	});
}

/** @throws SignInRequired */
export async function ownAccount(context: AccountContext): Promise<AccountRow> {
	const { accountId } = requireAccount(context);
	const account = await accountById(context.db, accountId);
	if (!account) throw new Error('A session without its account.');
	return account;
}

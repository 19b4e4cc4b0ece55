import { NotFound } from '#lib/domain/errors.ts';
import type { AccountContext } from '../context.ts';
import { hashPassword } from '../passwords.ts';
import { accountByEmail } from '../queries/accounts.ts';
import { countAsking, mailLink, seeLink, useLink } from './mailed-links.ts';
import { openFor, type Opened } from './opening.ts';
import { refuseGuessable } from './password-rules.ts';
import { replacePassword } from './password.ts';

/** Asks for a mailed link to set a new password; the same answer whoever has the address. @throws TooMany */
export async function askForReset(context: AccountContext, email: string): Promise<void> {
	await countAsking(context, 'reset', email);
	await mailLink(context, 'reset', { email });
}

/** Whose password the link sets. @throws NotFound for a link that does not work */
export async function seeReset({ db }: AccountContext, link: string): Promise<{ email: string }> {
	const { email } = await seeLink(db, 'reset', link);
	return { email };
}

/**
 * Sets a new password, ends every session, and signs in here. Other links that were mailed to the
 * account stop working.
 * @throws NotFound for a link that does not work, Invalid for a password that is easily guessed
 */
export async function resetPassword(
	context: AccountContext,
	link: string,
	password: string
): Promise<Opened> {
	const { db } = context;
	const { email } = await seeLink(db, 'reset', link);
	const account = await accountByEmail(db, email);
	if (!account) throw new NotFound('link_gone');
	await refuseGuessable(context, password, { name: account.displayName, email });
	const passwordHash = await hashPassword(password);
	return db.transaction().execute(async (trx) => {
		await useLink(trx, 'reset', link);
		await replacePassword(trx, account, passwordHash);
		return openFor(context, trx, account.id);
	});
}

import { Conflict, Forbidden } from '#lib/domain/errors.ts';
import type { AccountContext } from '../context.ts';
import { isTaken } from '../database/violations.ts';
import { sendMail } from '../mail/queue.ts';
import { updateEmail } from '../queries/accounts.ts';
import { deleteTokensOf } from '../queries/account-tokens.ts';
import { countAsking, mailLink, seeLink, useLink } from './mailed-links.ts';
import { ownAccount, proveItsYou } from './password.ts';
import { requireAccount } from './sessions.ts';

/**
 * Asks to move the account to another address. Nothing changes until that address confirms; the
 * present one is told at once. Whether the new one has an account is not said here, but to it.
 * @throws SignInRequired, Invalid for a wrong password, Conflict for the present address, TooMany
 */
export async function askForEmailChange(
	context: AccountContext,
	{ email, current }: { email: string; current: string }
): Promise<void> {
	const account = await ownAccount(context);
	await proveItsYou(context, account, current);
	if (email === account.email) throw new Conflict('email_same');
	await countAsking(context, 'change-email', email);
	const present = { accountId: account.id };
	await mailLink(context, 'change-email', {
		email,
		...present,
		also: (trx) => sendMail(trx, { template: 'email-changing', to: present, params: {} })
	});
}

/**
 * What the page of the link shows. It is for the account that asked: a stranger who typed somebody
 * else's address must not have their account confirmed by its owner.
 * @throws SignInRequired, NotFound for a link that does not work, Forbidden for another account
 */
export async function seeEmailChange(
	context: AccountContext,
	link: string
): Promise<{ from: string; to: string }> {
	const { accountId, email: from } = requireAccount(context);
	const asked = await seeLink(context.db, 'change-email', link);
	if (asked.accountId !== accountId) throw new Forbidden('other_account');
	return { from, to: asked.email };
}

/**
 * Moves the account to the new address; links that were mailed to the old one stop working.
 * @throws as `seeEmailChange`, and Conflict when the address got an account meanwhile
 */
export async function confirmEmailChange(context: AccountContext, link: string): Promise<void> {
	const { from } = await seeEmailChange(context, link);
	const { accountId, locale } = requireAccount(context);
	try {
		await context.db.transaction().execute(async (trx) => {
			const { email } = await useLink(trx, 'change-email', link);
			await updateEmail(trx, accountId, email);
			await deleteTokensOf(trx, { accountId, email: from });
			await sendMail(trx, {
				template: 'email-changed',
				to: { email: from, locale },
				params: {}
			});
		});
	} catch (fault) {
		throw isTaken(fault) ? new Conflict('email_taken') : fault;
	}
}

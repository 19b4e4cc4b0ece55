import { residentId } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/domain/errors.ts';
import { normaliseEmail } from '#lib/domain/email.ts';
import { linkLasts } from '#lib/domain/mailed-link.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { AccountContext, Context } from '../context.ts';
import type { Trx } from '../database/connect.ts';
import { hashPassword } from '../passwords.ts';
import { accountByEmail, insertAccount } from '../queries/accounts.ts';
import { insertToken, type AccountToken } from '../queries/account-tokens.ts';
import { recordActivity } from '../queries/activity.ts';
import { cityBySlug } from '../queries/cities.ts';
import { placeResident } from '../queries/roles.ts';
import { hashOf, newToken } from '../secrets.ts';
import { seeLink, useLink } from './mailed-links.ts';
import { openFor, type Opened } from './opening.ts';
import { refuseGuessable } from './password-rules.ts';
import { requireAccount } from './sessions.ts';

/**
 * Invites the owner of an address to run the city. The secret is given back once and kept nowhere.
 * @returns the path of the link, good for a week and for one person
 * @throws Forbidden, Invalid for what is no address
 */
export async function inviteAdmin({ db, city, actor }: Context, address: string): Promise<string> {
	authorize(actor, 'appoint staff');
	const email = normaliseEmail(address);
	if (email === undefined) throw new Invalid('email', 'email');
	const secret = newToken();
	await db.transaction().execute(async (trx) => {
		await insertToken(trx, {
			purpose: 'admin-invitation',
			email,
			payload: { city: city.slug },
			hash: hashOf(secret),
			lasts: linkLasts['admin-invitation']
		});
		await recordActivity(trx, {
			cityId: city.id,
			actorId: residentId(actor),
			verb: 'invite admin'
		});
	});
	return `/admin-invitation/${secret}`;
}

/**
 * What the page of the link shows.
 * @throws NotFound for a link that does not work
 */
export async function seeAdminInvitation(
	context: AccountContext,
	link: string
): Promise<{ city: City; email: string; hasAccount: boolean; forMe: boolean }> {
	const { db, account } = context;
	const invitation = await seeLink(db, 'admin-invitation', link);
	return {
		city: await cityOf(context, invitation),
		email: invitation.email,
		hasAccount: (await accountByEmail(db, invitation.email)) !== undefined,
		forMe: account?.email === invitation.email
	};
}

/**
 * Makes who is signed in an admin of the city. @returns the city
 * @throws SignInRequired, NotFound for a link that does not work, Forbidden for another account
 */
export async function acceptAdminInvitation(context: AccountContext, link: string): Promise<City> {
	const account = requireAccount(context);
	return context.db.transaction().execute(async (trx) => {
		const invitation = await useLink(trx, 'admin-invitation', link);
		if (invitation.email !== account.email) throw new Forbidden('other_account');
		const city = await cityOf(context, invitation);
		await appoint(trx, city, account);
		return city;
	});
}

/**
 * Makes an account for the invited address and an admin of it, and signs in: who handed over the
 * link vouches for the address.
 * @throws NotFound for a link that does not work, Invalid, Conflict when the address has an account
 */
export async function signUpAsAdmin(
	context: AccountContext,
	link: string,
	{ name: displayName, password }: { name: string; password: string }
): Promise<Opened> {
	const { db, locale } = context;
	const { email } = await seeLink(db, 'admin-invitation', link);
	await refuseGuessable(context, password, { name: displayName, email });
	const passwordHash = await hashPassword(password);
	return db.transaction().execute(async (trx) => {
		const invitation = await useLink(trx, 'admin-invitation', link);
		const city = await cityOf(context, invitation);
		const accountId = await insertAccount(trx, { email, displayName, locale, passwordHash });
		if (accountId === undefined) throw new Conflict('account_exists');
		await appoint(trx, city, { accountId, displayName });
		return openFor(context, trx, accountId, `/${city.slug}`);
	});
}

async function appoint(
	trx: Trx,
	{ id: cityId }: City,
	{ accountId, displayName }: { accountId: number; displayName: string }
): Promise<void> {
	const role = 'admin';
	const id = await placeResident(trx, { cityId, accountId, displayName, role });
	await recordActivity(trx, {
		cityId,
		actorId: id,
		verb: 'accept admin invitation',
		residentId: id
	});
}

async function cityOf({ db }: AccountContext, { payload }: AccountToken): Promise<City> {
	const city = await cityBySlug(db, payload.city ?? '');
	if (!city) throw new NotFound('link_gone');
	return city;
}

import type { Profile } from '#lib/domain/account.ts';
import type { AccountContext } from '../context.ts';
import { updateProfile } from '../queries/accounts.ts';
import { citiesOfAccount } from '../queries/residents-of-account.ts';
import { nameResident } from './moderation/naming.ts';
import { requireAccount } from './sessions.ts';

/**
 * Changes the name that others see and the language of mails. The name is changed city by city, each
 * on its own: no write spans two cities.
 * @throws SignInRequired
 */
export async function changeProfile(
	context: AccountContext,
	{ name, locale }: Profile
): Promise<void> {
	const { db, now } = context;
	const { accountId } = requireAccount(context);
	await updateProfile(db, accountId, { displayName: name, locale });
	for (const cityId of await citiesOfAccount(db, accountId)) {
		await db.transaction().execute((trx) => nameResident(trx, { cityId, accountId, now }, name));
	}
}

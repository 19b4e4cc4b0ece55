import type { Actor } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import type { Db } from '../database/connect.ts';
import { allCities, cityWithResident } from '../queries/cities.ts';
import { addResident } from '../queries/residents.ts';
import type { SignedIn } from '../context.ts';

/** Every city of this install, for the front page. */
export async function listCities(db: Db): Promise<City[]> {
	return allCities(db);
}

/**
 * The city of an address and who the request is in it; undefined when no city has that address.
 * With `settle` (the request is about to do something) an account that was never here becomes a
 * resident first; reading alone leaves no trace.
 */
export async function arrive(
	{ db, now }: { db: Db; now: Date },
	slug: string,
	account: SignedIn | undefined,
	{ settle }: { settle: boolean }
): Promise<{ city: City; actor: Actor } | undefined> {
	const accountId = account?.accountId ?? null;
	const found = await cityWithResident(db, slug, accountId, now);
	if (!found || !account) return found && { city: found.city, actor: { kind: 'visitor' } };
	const { city } = found;
	if (found.resident) return { city, actor: found.resident };
	const { displayName } = account;
	if (!settle)
		return { city, actor: { kind: 'newcomer', accountId: account.accountId, displayName } };
	await addResident(db, { cityId: city.id, accountId: account.accountId, displayName });
	const settled = await cityWithResident(db, slug, accountId, now);
	return settled?.resident && { city, actor: settled.resident };
}

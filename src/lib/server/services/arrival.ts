import type { Actor } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import type { Db } from '../database/connect.ts';
import { allCities, cityWithResident } from '../queries/cities.ts';
import { addResident } from '../queries/residents.ts';
import { lookAtName } from './moderation/naming.ts';
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
	await settleIn(db, { cityId: city.id, accountId: account.accountId, now }, displayName);
	const settled = await cityWithResident(db, slug, accountId, now);
	return settled?.resident && { city, actor: settled.resident };
}

async function settleIn(
	db: Db,
	{ now, ...account }: { cityId: number; accountId: number; now: Date },
	displayName: string
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		const residentId = await addResident(trx, { ...account, displayName });
		if (residentId === undefined) return; // it came by another request at this moment
		await lookAtName(trx, { cityId: account.cityId, residentId }, { name: displayName, now });
	});
}

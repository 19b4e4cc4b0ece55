import type { Actor } from '#lib/domain/actor.ts';
import { dayIn } from '#lib/domain/calendar.ts';
import type { City } from '#lib/domain/city.ts';
import { NotFound } from '#lib/domain/errors.ts';
import type { Db } from '../database/connect.ts';
import { allCities, cityBySlug } from '../queries/cities.ts';
import { addResident, residentOfAccount } from '../queries/residents.ts';
import type { SignedIn } from '../context.ts';

/** The city of an address, undefined when no city has it. */
export async function findCity(db: Db, slug: string): Promise<City | undefined> {
	return cityBySlug(db, slug);
}

/** Every city of this install, for the front page. */
export async function listCities(db: Db): Promise<City[]> {
	return allCities(db);
}

/**
 * Who the request is in this city. With `settle` (the request is about to do something) an account
 * that was never here becomes a resident first; reading alone leaves no trace.
 */
export async function recognise(
	{ db, city, now }: { db: Db; city: City; now: Date },
	account: SignedIn | undefined,
	{ settle }: { settle: boolean }
): Promise<Actor> {
	if (!account) return { kind: 'visitor' };
	const { accountId, displayName } = account;
	const find = () => residentOfAccount(db, city.id, accountId, dayIn(city.timeZone, now));
	const known = await find();
	if (known) return known;
	if (!settle) return { kind: 'newcomer', accountId, displayName };
	await addResident(db, { cityId: city.id, accountId, displayName });
	const resident = await find();
	if (!resident) throw new NotFound();
	return resident;
}

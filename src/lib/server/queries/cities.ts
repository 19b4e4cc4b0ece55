import type { City } from '#lib/domain/city.ts';
import type { Resident } from '#lib/domain/actor.ts';
import type { Db } from '../database/connect.ts';
import { residentOfCity, toResident } from './residents.ts';

const columns = [
	'city.id',
	'city.slug',
	'city.names',
	'city.welcome',
	'city.locales',
	'city.time_zone as timeZone',
	'city.accent',
	'city.currency',
	'city.contact_email as contactEmail',
	'city.contact',
	'city.contact_form as contactForm',
	'city.authorities_email as authoritiesEmail',
	'city.authorities_languages as authoritiesLanguages',
	'city.offers_translation as offersTranslation',
	'city_logo.file_id as logoId'
] as const;

export async function cityBySlug(db: Db, slug: string): Promise<City | undefined> {
	return selectCities(db).where('city.slug', '=', slug).executeTakeFirst();
}

export async function cityById(db: Db, id: number): Promise<City | undefined> {
	return selectCities(db).where('city.id', '=', id).executeTakeFirst();
}

export async function allCities(db: Db): Promise<City[]> {
	return selectCities(db).orderBy('city.slug').execute();
}

/** The city of an address and, in the same statement, who the account is in it. */
export async function cityWithResident(
	db: Db,
	slug: string,
	accountId: number | null,
	now: Date
): Promise<{ city: City; resident: Resident | undefined } | undefined> {
	const row = await selectCities(db)
		.select((eb) => residentOfCity(eb, accountId, now).as('resident'))
		.where('city.slug', '=', slug)
		.executeTakeFirst();
	if (!row) return undefined;
	const { resident, ...city } = row;
	return {
		city,
		resident: resident && accountId !== null ? toResident(resident, accountId) : undefined
	};
}

function selectCities(db: Db) {
	return db
		.selectFrom('city')
		.leftJoin('city_logo', 'city_logo.city_id', 'city.id')
		.select(columns);
}

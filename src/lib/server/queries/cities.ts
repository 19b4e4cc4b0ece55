import type { City } from '#lib/domain/city.ts';
import type { Db } from '../database/connect.ts';

export async function cityBySlug(db: Db, slug: string): Promise<City | undefined> {
	return selectCities(db).where('city.slug', '=', slug).executeTakeFirst();
}

export async function allCities(db: Db): Promise<City[]> {
	return selectCities(db).orderBy('city.slug').execute();
}

function selectCities(db: Db) {
	return db
		.selectFrom('city')
		.leftJoin('city_logo', 'city_logo.city_id', 'city.id')
		.select([
			'city.id',
			'city.slug',
			'city.names',
			'city.welcome',
			'city.locales',
			'city.time_zone as timeZone',
			'city.accent',
			'city.contact_email as contactEmail',
			'city.contact',
			'city_logo.file_id as logoId'
		]);
}

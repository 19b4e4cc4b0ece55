import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { listCities } from '#lib/server/services/arrival.ts';
import { Misuse } from './say.ts';

/** Who works at the keyboard of the server, in this city. @throws Misuse when it is none of ours */
export async function operatorIn(db: Db, slug: string): Promise<Context> {
	const cities = await listCities(db);
	const city = cities.find((known) => known.slug === slug);
	if (!city) {
		const slugs = cities.map((known) => known.slug).join(', ');
		throw new Misuse(`There is no city "${slug}" here. There is: ${slugs || 'none yet'}.`);
	}
	return { db, city, now: new Date(), actor: { kind: 'operator' }, locale: 'en' };
}

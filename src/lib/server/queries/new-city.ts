import type { Locale } from '#lib/domain/locale.ts';
import type { Words } from '#lib/domain/words.ts';
import type { Db } from '../database/connect.ts';

export interface NewCity {
	slug: string;
	names: Words;
	welcome: Words;
	locales: readonly Locale[];
	timeZone: string;
	accent: string;
	contactEmail?: string;
	/** Left out, `EUR`. */
	currency?: string;
}

/** @returns its id; undefined when another city has the address */
export async function insertCity(db: Db, city: NewCity): Promise<number | undefined> {
	const row = await db
		.insertInto('city')
		.values({
			slug: city.slug,
			names: JSON.stringify(city.names),
			welcome: JSON.stringify(city.welcome),
			locales: [...city.locales],
			time_zone: city.timeZone,
			accent: city.accent,
			contact_email: city.contactEmail ?? null,
			...(city.currency && { currency: city.currency })
		})
		.onConflict((conflict) => conflict.column('slug').doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

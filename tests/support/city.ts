import { randomUUID } from 'node:crypto';
import type { CityRole } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { AccountContext, Context, SignedIn } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { firstScreening, mostTexts } from '#lib/domain/moderation/screening-settings.ts';
import { cityBySlug, cityWithResident } from '#lib/server/queries/cities.ts';
import {
	putScreeningSettings,
	screeningSettings
} from '#lib/server/queries/moderation/screening.ts';

export const aMonday = new Date('2026-11-23T10:00:00Z');

let number = 0;
/** Journeys run in several processes on one database. */
const here = randomUUID().slice(0, 8);

/** A city of its own for a test: named, in Finnish, Swedish and English. */
export async function aCity(db: Db, { slug }: { slug?: string } = {}): Promise<City> {
	const free = slug ?? `city-${++number}`;
	await db
		.insertInto('city')
		.values({
			slug: free,
			names: JSON.stringify({ en: 'Espoo', fi: 'Espoo', sv: 'Esbo' }),
			locales: ['fi', 'sv', 'en'],
			time_zone: 'Europe/Helsinki',
			accent: '#0050bb'
		})
		.execute();
	const city = await cityBySlug(db, free);
	if (!city) throw new Error('The city was not made.');
	// Everybody in a test is new: only what is about new accounts looks at them.
	await putScreeningSettings(db, city.id, {
		...firstScreening,
		looksAtFirst: false,
		textsAnHour: mostTexts
	});
	return city;
}

/** Lets everybody in a city of the demo write, and report, as much as a test needs. */
export async function withoutPace(db: Db, cityId: number): Promise<void> {
	await db.deleteFrom('throttle').where('act', '=', 'give notice').execute();
	const chosen = await screeningSettings(db, cityId);
	await putScreeningSettings(db, cityId, { ...chosen, textsAnHour: mostTexts });
}

/** A named person with an account: `await aPerson(db, 'Aino')`. */
export async function aPerson(db: Db, name: string, locale: Locale = 'en'): Promise<SignedIn> {
	const email = `${name.toLowerCase().replace(/[^a-z]/g, '')}.${++number}.${here}@example.org`;
	const { id } = await db
		.insertInto('account')
		.values({ email, display_name: name, locale })
		.returning('id')
		.executeTakeFirstOrThrow();
	return { accountId: id, email, displayName: name, locale, sessionHash: '' };
}

/** Makes the person a resident of the city in a role, and gives the context in which they act. */
export async function asResident(
	db: Db,
	city: City,
	person: SignedIn,
	{ role = 'resident', now = aMonday }: { role?: CityRole; now?: Date } = {}
): Promise<Context> {
	await db
		.insertInto('resident')
		.values({
			city_id: city.id,
			account_id: person.accountId,
			display_name: person.displayName,
			role
		})
		.onConflict((conflict) => conflict.columns(['city_id', 'account_id']).doUpdateSet({ role }))
		.execute();
	return again({ db, city, now, locale: person.locale, actor: { kind: 'visitor' } }, person);
}

/** A named resident in one line: `const aino = await resident(db, city, 'Aino')`. */
export async function resident(
	db: Db,
	city: City,
	name: string,
	options: { role?: CityRole; now?: Date } = {}
): Promise<Context> {
	return asResident(db, city, await aPerson(db, name), options);
}

/** The same person with the seats and the role of now. */
export async function again(context: Context, person: { accountId: number }): Promise<Context> {
	const { db, city, now } = context;
	const actor = (await cityWithResident(db, city.slug, person.accountId, now))?.resident;
	if (!actor) throw new Error('Nobody of that account lives here.');
	return { ...context, actor };
}

export function asVisitor(db: Db, city: City, now = aMonday): Context {
	return { db, city, now, locale: 'en', actor: { kind: 'visitor' } };
}

export function accountContext(db: Db, account?: SignedIn, now = aMonday): AccountContext {
	return {
		db,
		now,
		account,
		locale: 'en',
		addressHash: 'here',
		origin: 'https://kumppani.example',
		device: { label: 'Firefox, Android', secret: undefined }
	};
}

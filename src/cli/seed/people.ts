import type { City } from '#lib/domain/city.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { insertAccount } from '#lib/server/queries/accounts.ts';
import { cityWithResident } from '#lib/server/queries/cities.ts';
import { placeResident } from '#lib/server/queries/roles.ts';

/** Somebody of the demo, who acts through the services like everybody else, at a moment of one's choice. */
export interface Person {
	accountId: number;
	at(moment: Date): Promise<Context>;
}

/** Invented residents, who have no password: nobody signs in as them. */
export async function settlePeople(
	db: Db,
	city: City,
	names: readonly string[],
	locale: Locale
): Promise<Person[]> {
	const people: Person[] = [];
	for (const displayName of names) {
		const email = `${plain(displayName)}@residents.${city.slug}.example`;
		const accountId = await insertAccount(db, { email, displayName, locale, passwordHash: null });
		if (accountId === undefined) continue;
		await placeResident(db, { cityId: city.id, accountId, displayName, role: 'resident' });
		people.push(personOf(db, city, accountId));
	}
	return people;
}

/** One of the three who have a password, by the part of the address before the host. */
export async function staffOf(db: Db, city: City, email: string): Promise<Person> {
	const { id } = await db
		.selectFrom('account')
		.where('email', '=', email)
		.select('id')
		.executeTakeFirstOrThrow();
	return personOf(db, city, id);
}

function personOf(db: Db, city: City, accountId: number): Person {
	return {
		accountId,
		async at(now) {
			const here = await cityWithResident(db, city.slug, accountId, now);
			if (!here?.resident) throw new Error(`Nobody of the account ${accountId} lives here.`);
			return { db, now, city: here.city, actor: here.resident, locale: city.locales[0] ?? 'en' };
		}
	};
}

function plain(name: string): string {
	return name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replaceAll('ı', 'i')
		.toLowerCase()
		.replace(/[^a-z]+/g, '.');
}

import type { CityRole } from '#lib/domain/actor.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { hashPassword } from '#lib/server/passwords.ts';
import { insertAccount } from '#lib/server/queries/accounts.ts';
import { placeResident } from '#lib/server/queries/roles.ts';

/** The one password of all demo accounts; long enough for the rules, and printed by the demo. */
export const demoPassword = 'kahvi-ja-pulla';
export const demoRoles = ['resident', 'facilitator', 'admin'] as const;

/** Where the demo's people live: the host of their addresses, their language, and their names by role. */
const homes: { city: string; host: string; locale: Locale; names: Record<CityRole, string> }[] = [
	{
		city: 'espoo',
		host: 'espoo.example',
		locale: 'fi',
		names: { resident: 'Aino Virtanen', facilitator: 'Juhani Mäkinen', admin: 'Kaarina Heikkilä' }
	},
	{
		city: 'mannheim',
		host: 'mannheim.example',
		locale: 'de',
		names: { resident: 'Lena Hoffmann', facilitator: 'Yusuf Aydın', admin: 'Sabine Krämer' }
	},
	{
		city: 'umea',
		host: 'umea.example',
		locale: 'sv',
		names: { resident: 'Elsa Lundgren', facilitator: 'Nils Bergström', admin: 'Åsa Nyström' }
	}
];

export const demoHosts = homes.map(({ host }) => host);

/** `resident@`, `facilitator@` and `admin@` of each city, with one password. */
export async function signUpPeople(db: Db, cities: ReadonlyMap<string, number>): Promise<void> {
	const passwordHash = await hashPassword(demoPassword);
	for (const { city, host, locale, names } of homes) {
		const cityId = cities.get(city);
		if (cityId === undefined) continue;
		for (const role of demoRoles) {
			const person = { displayName: names[role], locale, passwordHash };
			const accountId = await insertAccount(db, { email: `${role}@${host}`, ...person });
			if (accountId === undefined) continue;
			await placeResident(db, { cityId, accountId, displayName: names[role], role });
		}
	}
}

import type { Db } from '#lib/server/database/connect.ts';
import { allCities } from '#lib/server/queries/cities.ts';
import { signUpPeople } from './seed/accounts.ts';
import { foundCities } from './seed/cities.ts';

export { demoHosts, demoPassword, demoRoles } from './seed/accounts.ts';

/** Fills an empty database with the demo's cities, people and proposals; leaves any other as it is. */
export async function seed(db: Db, _options: { now: Date }): Promise<void> {
	if ((await allCities(db)).length > 0) return;
	await db.transaction().execute(async (trx) => {
		const cities = await foundCities(trx);
		await signUpPeople(trx, cities);
	});
}

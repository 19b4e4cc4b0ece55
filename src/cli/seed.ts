import { sql } from 'kysely';
import type { Db } from '#lib/server/database/connect.ts';
import { allCities, cityBySlug } from '#lib/server/queries/cities.ts';
import { tellingVoters } from '#lib/server/services/polls/telling.ts';
import { tellingPeople } from '#lib/server/services/proposals/telling.ts';
import { signUpPeople } from './seed/accounts.ts';
import { backdateActivity, backdatePeople } from './seed/backdate.ts';
import { ringBells } from './seed/bells.ts';
import { foundCities } from './seed/cities.ts';
import { espoo } from './seed/espoo.ts';
import { mannheim } from './seed/mannheim.ts';
import { tellStory } from './seed/story.ts';
import { umea } from './seed/umea.ts';

/** Fills an empty database with the demo's cities, people and proposals; leaves any other as it is. */
export async function seed(db: Db, { now }: { now: Date }): Promise<void> {
	if ((await allCities(db)).length > 0) return;
	await db.transaction().execute(async (trx) => {
		const cities = await foundCities(trx);
		await signUpPeople(trx, cities);
	});
	for (const content of [espoo, mannheim, umea]) {
		const city = await cityBySlug(db, content.slug);
		if (city) await tellStory(db, city, content, now);
	}
	await backdateActivity(db);
	await backdatePeople(db);
	await forgetOldNews(db);
	await ringBells(db);
}

/** What happened in the demo's past needs no mail today. */
async function forgetOldNews(db: Db): Promise<void> {
	await sql`delete from pgboss.job where name in (${tellingPeople}, ${tellingVoters})`.execute(db);
}

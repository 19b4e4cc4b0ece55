import type { Actor } from '#lib/domain/actor.ts';
import { Conflict, Forbidden } from '#lib/domain/errors.ts';
import type { Founding } from '#lib/domain/founding.ts';
import { defaultReplies } from '#lib/domain/moderation/default-replies.ts';
import type { Db } from '../database/connect.ts';
import { recordActivity } from '../queries/activity.ts';
import { insertReplies } from '../queries/moderation/replies.ts';
import { insertCity } from '../queries/new-city.ts';

/**
 * Gives a city its rooms. Only who runs the server may: a city is nobody's before it has an admin.
 * @throws Forbidden, Conflict when the address is taken
 */
export async function foundCity(
	{ db, actor }: { db: Db; actor: Actor },
	{ slug, name, languages, timeZone, accent }: Founding
): Promise<void> {
	if (actor.kind !== 'operator') throw new Forbidden();
	await db.transaction().execute(async (trx) => {
		const names = Object.fromEntries(languages.map((locale) => [locale, name]));
		const city = { slug, names, welcome: {}, locales: languages, timeZone, accent };
		const cityId = await insertCity(trx, city);
		if (cityId === undefined) throw new Conflict('city_exists');
		await insertReplies(trx, cityId, defaultReplies(languages), { by: null, at: new Date() });
		await recordActivity(trx, { cityId, actorId: null, verb: 'found city' });
	});
}

import { redirect } from '@sveltejs/kit';
import { wordsIn } from '#lib/domain/words.ts';
import { answerAccount } from '#lib/server/http/answer.ts';
import { listCities } from '#lib/server/services/arrival.ts';
import { to } from '#lib/i18n/link.ts';

/** The front page of an install: its cities; with one city alone, that city. */
export const load = (event) =>
	answerAccount(event, async ({ db, locale }) => {
		const cities = await listCities(db);
		const [only] = cities;
		if (only && cities.length === 1) redirect(307, to(`/${only.slug}`));
		return {
			cities: cities.map((city) => ({
				slug: city.slug,
				name: wordsIn(city.names, locale, city.locales),
				welcome: wordsIn(city.welcome, locale, city.locales)
			}))
		};
	});

import type { Db } from '#lib/server/database/connect.ts';
import { toSafeHtml } from '#lib/server/markdown.ts';
import { firstScreening } from '#lib/domain/moderation/screening-settings.ts';
import type { WatchWord } from '#lib/domain/moderation/watch-words.ts';
import {
	putScreeningSettings,
	replaceWatchWords
} from '#lib/server/queries/moderation/screening.ts';
import type { CityContent } from './content.ts';

/** Ids in the order of the content's lists. */
export interface CityLists {
	categories: number[];
	neighbourhoods: number[];
}

/** A city's categories, neighbourhoods, rules of conduct (in force since then) and contact. */
export async function fillLists(
	db: Db,
	cityId: number,
	content: CityContent,
	since: Date
): Promise<CityLists> {
	const rules = Object.entries(content.rules).map(([locale, text]) => [
		locale,
		{ text, html: toSafeHtml(text) }
	]);
	await db
		.insertInto('conduct_rules')
		.values({
			city_id: cityId,
			version: 1,
			texts: JSON.stringify(Object.fromEntries(rules)),
			published_at: since
		})
		.execute();
	await watch(db, cityId);
	await db
		.updateTable('city')
		.set({
			contact: JSON.stringify(content.contact),
			authorities_email: `authorities@${content.slug}.example`,
			authorities_languages: Object.keys(content.contact)
		})
		.where('id', '=', cityId)
		.execute();
	const categories = await db
		.insertInto('category')
		.values(
			content.categories.map(({ icon, names }, position) => ({
				city_id: cityId,
				icon,
				names: JSON.stringify(names),
				position
			}))
		)
		.returning('id')
		.execute();
	const neighbourhoods = await db
		.insertInto('neighbourhood')
		.values(
			content.neighbourhoods.map((name, position) => ({
				city_id: cityId,
				names: JSON.stringify({ fi: name, sv: name, de: name, en: name }),
				position
			}))
		)
		.returning('id')
		.execute();
	return {
		categories: categories.map(({ id }) => id),
		neighbourhoods: neighbourhoods.map(({ id }) => id)
	};
}

/** The words the demo watches. Everybody in it is new: that alone makes nobody's text a case. */
async function watch(db: Db, cityId: number): Promise<void> {
	await putScreeningSettings(db, cityId, {
		...firstScreening,
		...{ looksAtLinks: false, looksAtFirst: false }
	});
	for (const list of watched) {
		const { language, effect, words } = list;
		const read = words.map((word): WatchWord => ({ word, language, whole: 'beginning', effect }));
		await replaceWatchWords(db, { cityId, language, effect }, read);
	}
}

const watched: (Pick<WatchWord, 'language' | 'effect'> & { words: string[] })[] = [
	{ effect: 'nudge', language: 'fi', words: ['idioot', 'typerys'] },
	{ effect: 'nudge', language: 'sv', words: ['idiot', 'dumbom'] },
	{ effect: 'nudge', language: 'de', words: ['idiot', 'dummkopf'] },
	{ effect: 'nudge', language: 'en', words: ['idiot', 'moron'] },
	{ effect: 'flag', language: null, words: ['casino', 'kasino'] },
	{ effect: 'hold', language: null, words: ['bitcoin', 'viagra'] }
];

import type { Db } from '#lib/server/database/connect.ts';
import { toSafeHtml } from '#lib/server/markdown.ts';
import type { CityContent } from './content.ts';

/** Ids in the order of the content's lists. */
export interface CityLists {
	categories: number[];
	neighbourhoods: number[];
}

/** A city's categories, neighbourhoods, rules of conduct and contact. */
export async function fillLists(db: Db, cityId: number, content: CityContent): Promise<CityLists> {
	const rules = Object.entries(content.rules).map(([locale, text]) => [
		locale,
		{ text, html: toSafeHtml(text) }
	]);
	await db
		.insertInto('conduct_rules')
		.values({ city_id: cityId, version: 1, texts: JSON.stringify(Object.fromEntries(rules)) })
		.execute();
	await db
		.updateTable('city')
		.set({ contact: JSON.stringify(content.contact) })
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

import { defaultReplies } from '#lib/domain/moderation/default-replies.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { insertReplies } from '#lib/server/queries/moderation/replies.ts';
import { insertCity, type NewCity } from '#lib/server/queries/new-city.ts';

const cities: NewCity[] = [
	{
		slug: 'espoo',
		names: { fi: 'Espoo', sv: 'Esbo', en: 'Espoo' },
		welcome: {
			fi: 'Kestävää Espoota tehdään yhdessä: kerro ehdotus, kerää kannatusta ja katso, mitä kaupunki vastaa.',
			sv: 'Vi gör ett hållbart Esbo tillsammans: lägg fram ett förslag, samla stöd och se vad staden svarar.',
			en: 'A sustainable Espoo is made together: put forward an idea, gather support and see what the city answers.'
		},
		locales: ['fi', 'sv', 'en'],
		timeZone: 'Europe/Helsinki',
		accent: '#0050bb',
		contactEmail: 'osallistu@espoo.example'
	},
	{
		slug: 'mannheim',
		names: { de: 'Mannheim', en: 'Mannheim' },
		welcome: {
			de: 'Was braucht Ihr Stadtteil? Schlagen Sie es vor, finden Sie Unterstützung und lesen Sie die Antwort der Stadt.',
			en: 'What does your neighbourhood need? Propose it, find support and read the city’s answer.'
		},
		locales: ['de', 'en'],
		timeZone: 'Europe/Berlin',
		accent: '#b3261e',
		contactEmail: 'beteiligung@mannheim.example'
	},
	{
		slug: 'umea',
		names: { sv: 'Umeå', en: 'Umeå' },
		welcome: {
			sv: 'Tillsammans för ett klimatneutralt Umeå: lägg fram dina förslag, stöd andras och följ vad kommunen gör.',
			en: 'Together for a climate-neutral Umeå: put forward your ideas, support others’ and follow what the municipality does.'
		},
		locales: ['sv', 'en'],
		timeZone: 'Europe/Stockholm',
		accent: '#1d6b4f',
		contactEmail: 'delta@umea.example',
		currency: 'SEK'
	}
];

/** The three cities of the demo. @returns their ids by the first part of their addresses */
export async function foundCities(db: Db): Promise<Map<string, number>> {
	const ids = new Map<string, number>();
	for (const city of cities) {
		const id = await insertCity(db, city);
		if (id === undefined) continue;
		await insertReplies(db, id, defaultReplies(city.locales), { by: null, at: new Date() });
		ids.set(city.slug, id);
	}
	return ids;
}

import { wordsIn } from '#lib/domain/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cityById } from '../../queries/cities.ts';
import type { Template } from '../letter.ts';

interface Params {
	cityId: number;
	/** How much waits longer than was promised. */
	count: number;
}

/** Calls everybody who works for a city to what waits longer than its author was promised. */
export const holdsOverdue: Template<Params> = async ({ cityId, count }, { db, locale, link }) => {
	const city = await cityById(db, cityId);
	if (!city) return undefined;
	const name = wordsIn(city.names, locale, city.locales).text;
	return {
		subject: m.mail_overdue_subject({ city: name }, { locale }),
		from: name,
		paragraphs: [m.mail_overdue({ city: name, count }, { locale })],
		act: { text: m.mail_overdue_act({}, { locale }), href: link(`/${city.slug}/queue`) },
		closing: [m.mail_overdue_why({ city: name }, { locale })]
	};
};

import { wordsIn } from '#lib/domain/words.ts';
import { answer } from '#lib/server/http/answer.ts';

export const load = (event) =>
	answer(event, async ({ city, locale }) => ({
		email: city.contactEmail,
		contact: wordsIn(city.contact, locale, city.locales)
	}));

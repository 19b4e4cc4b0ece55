import { wordsIn } from '#lib/domain/words.ts';
import { answer } from '#lib/server/http/answer.ts';
import { readReport } from '#lib/server/services/moderation/in-public.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { city, locale } = context;
		return {
			...(await readReport(context, Number(event.params.year))),
			email: city.contactEmail,
			contact: wordsIn(city.contact, locale, city.locales)
		};
	});

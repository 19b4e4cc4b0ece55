import { contactPointsOf } from '#lib/domain/contact-point.ts';
import { answer } from '#lib/server/http/answer.ts';
import { readReport } from '#lib/server/services/moderation/in-public.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { city, locale } = context;
		return {
			...(await readReport(context, Number(event.params.year))),
			points: contactPointsOf(city, locale)
		};
	});

import { contactPointsOf } from '#lib/domain/contact-point.ts';
import { answer } from '#lib/server/http/answer.ts';

export const load = (event) =>
	answer(event, async ({ city, locale }) => ({ points: contactPointsOf(city, locale) }));

import { wordsIn } from '#lib/domain/words.ts';
import { answer } from '#lib/server/http/answer.ts';
import { followActions } from '#lib/server/http/following.ts';
import { readHome } from '#lib/server/services/home.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		...(await readHome(context)),
		welcome: wordsIn(context.city.welcome, context.locale, context.city.locales)
	}));

export const actions = followActions(
	(_event, { city }) => ({ kind: 'city', id: city.id }),
	({ params }) => `/${params.city}`
);

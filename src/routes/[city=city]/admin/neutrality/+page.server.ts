import { answer } from '#lib/server/http/answer.ts';
import { lineIn } from '#lib/server/http/query.ts';
import { readNeutrality } from '#lib/server/services/moderation/neutrality.ts';

export const load = (event) =>
	answer(event, (context) =>
		readNeutrality(context, { from: lineIn(event.url, 'from'), to: lineIn(event.url, 'to') })
	);

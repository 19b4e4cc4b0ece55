import { answer } from '#lib/server/http/answer.ts';
import { placeIn } from '#lib/server/http/query.ts';
import { readQueue } from '#lib/server/services/moderation/queue.ts';

/** The last moment that a date can be (ECMAScript, 21.4.1.1). */
const latest = 8.64e15;

export const load = (event) =>
	answer(event, async (context) => {
		const place = placeIn(event.url, 'after');
		const after =
			place && place.value <= latest ? { at: new Date(place.value), id: place.id } : null;
		const mine = event.url.searchParams.has('mine');
		return { ...(await readQueue(context, after, { mine })), mine, now: context.now };
	});

import { answer } from '#lib/server/http/answer.ts';
import { numberIn, placeIn } from '#lib/server/http/query.ts';
import { listThreads } from '#lib/server/services/threads/listing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const place = placeIn(event.url, 'after');
		return {
			...(await listThreads(context, { groupId: numberIn(event.url, 'group') ?? null, place })),
			now: context.now
		};
	});

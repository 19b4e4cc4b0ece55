import { answer } from '#lib/server/http/answer.ts';
import { numberIn } from '#lib/server/http/query.ts';
import { listThreads } from '#lib/server/services/threads/listing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const after = /^(\d{1,16})_(\d{1,15})$/.exec(event.url.searchParams.get('after') ?? '');
		const place = after && { value: Number(after[1]), id: Number(after[2]) };
		return {
			...(await listThreads(context, { groupId: numberIn(event.url, 'group') ?? null, place })),
			now: context.now
		};
	});

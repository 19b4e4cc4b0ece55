import { answer } from '#lib/server/http/answer.ts';
import { readQueue } from '#lib/server/services/moderation/queue.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const after = /^(\d{1,16})_(\d{1,15})$/.exec(event.url.searchParams.get('after') ?? '');
		const place = after && { at: new Date(Number(after[1])), id: Number(after[2]) };
		return { ...(await readQueue(context, place)), now: context.now };
	});

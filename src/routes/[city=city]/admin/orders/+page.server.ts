import { answer } from '#lib/server/http/answer.ts';
import { numberIn } from '#lib/server/http/query.ts';
import { readOrders } from '#lib/server/services/moderation/orders.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const before = numberIn(event.url, 'before');
		return { ...(await readOrders(context, before)), isLaterPage: before !== undefined };
	});

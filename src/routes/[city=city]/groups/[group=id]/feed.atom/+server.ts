import { answer } from '#lib/server/http/answer.ts';
import { sendFeed } from '#lib/server/http/feed.ts';
import { feedOfGroup } from '#lib/server/services/feeds.ts';

/** What is begun in a group. */
export const GET = (event) =>
	answer(event, async (context) => {
		const { group, items } = await feedOfGroup(context, Number(event.params.group));
		return sendFeed(event, context, { title: group.name, page: `/groups/${group.id}`, items });
	});

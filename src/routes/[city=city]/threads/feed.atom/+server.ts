import { m } from '#lib/i18n/paraglide/messages.js';
import { answer } from '#lib/server/http/answer.ts';
import { sendFeed } from '#lib/server/http/feed.ts';
import { numberIn } from '#lib/server/http/query.ts';
import { feedOfThreads } from '#lib/server/services/feeds.ts';

/** Discussions of the city, or of the group that the address tells. */
export const GET = (event) =>
	answer(event, async (context) => {
		const { group, items } = await feedOfThreads(context, numberIn(event.url, 'group') ?? null);
		return sendFeed(event, context, {
			title: group ? m.threads_of_group({ group: group.name }) : m.threads_title(),
			page: `/threads${group ? `?group=${group.id}` : ''}`,
			items
		});
	});

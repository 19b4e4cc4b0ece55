import { m } from '#lib/i18n/paraglide/messages.js';
import { answer } from '#lib/server/http/answer.ts';
import { sendFeed } from '#lib/server/http/feed.ts';
import { feedOfThread } from '#lib/server/services/feeds.ts';

/** What is said in a thread, or about the proposal or poll of this number. */
export const GET = (event) =>
	answer(event, async (context) => {
		const { thread, items } = await feedOfThread(context, Number(event.params.id));
		return sendFeed(event, context, {
			title: m.thread_title_about({ title: thread.title }),
			page: `/threads/${thread.id}`,
			items
		});
	});

import { m } from '#lib/i18n/paraglide/messages.js';
import { answer } from '#lib/server/http/answer.ts';
import { sendFeed } from '#lib/server/http/feed.ts';
import { feedOfAnswers } from '#lib/server/services/feeds.ts';

/** What the city has answered; its page is the front of the city. */
export const GET = (event) =>
	answer(event, async (context) =>
		sendFeed(event, context, {
			title: m.home_answered_heading(),
			page: '',
			items: await feedOfAnswers(context)
		})
	);

import { redirect } from '@sveltejs/kit';
import { to } from '#lib/i18n/link.ts';
import { answerStanding } from '#lib/server/http/standing.ts';
import { placeComment } from '#lib/server/services/comments/placing.ts';

/** The address of a comment for good: it leads to the page where the comment stands. */
export const GET = (event) =>
	answerStanding(event, async (context) => {
		const { threadId, topId, id } = await placeComment(context, Number(event.params.id));
		const thread = `/${event.params.city}/threads/${threadId}`;
		const page = topId === id ? `${thread}?from=0_${id}` : `${thread}/branch/${topId}?from=${id}`;
		redirect(303, to(`${page}#comment-${id}`));
	});

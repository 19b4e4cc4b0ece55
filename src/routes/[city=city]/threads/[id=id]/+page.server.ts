import { redirect, type RequestEvent } from '@sveltejs/kit';
import { readingOf } from '#lib/domain/thread/place.ts';
import { to } from '#lib/i18n/link.ts';
import { cityContext } from '#lib/server/http/answer.ts';
import { answerStanding } from '#lib/server/http/standing.ts';
import { followActions } from '#lib/server/http/following.ts';
import { act } from '#lib/server/http/forms.ts';
import { pauseThread, reopenThread } from '#lib/server/services/threads/running.ts';
import { showThread } from '#lib/server/services/threads/showing.ts';
import { commentActs } from '../acts.ts';
import { openWriting } from '../writing.ts';

export const load = (event) =>
	answerStanding(event, async (context) => {
		const reading = readingOf(event.url.searchParams);
		const shown = await showThread(context, Number(event.params.id), reading);
		// What is discussed leads here too; from the first comment on the thread has an address of its own.
		if (shown.thread.id !== Number(event.params.id) && event.request.method === 'GET')
			redirect(303, to(`/${event.params.city}/threads/${shown.thread.id}${event.url.search}`));
		return { ...shown, reading, now: context.now, ...(await openWriting(event, shown)) };
	});

export const actions = {
	...commentActs,
	...followActions(
		({ params }) => ({ kind: 'content', id: Number(params.id) }),
		({ params }) => `/${params.city}/threads/${params.id}`
	),
	pause: (event) => once(event, pauseThread),
	reopen: (event) => once(event, reopenThread)
};

/** One button, one call, and back to the thread. */
function once(event: RequestEvent, deed: typeof pauseThread) {
	return act(event, async () => {
		await deed(cityContext(event), Number(event.params.id));
		redirect(303, to(`/${event.params.city}/threads/${event.params.id}`));
	});
}

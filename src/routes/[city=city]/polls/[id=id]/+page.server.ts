import { redirect, type RequestEvent } from '@sveltejs/kit';
import { to } from '#lib/i18n/link.ts';
import { cityContext } from '#lib/server/http/answer.ts';
import { answerStanding } from '#lib/server/http/standing.ts';
import { followActions } from '#lib/server/http/following.ts';
import { act } from '#lib/server/http/forms.ts';
import type { Context } from '#lib/server/context.ts';
import { annulPoll, refuseAnnulment } from '#lib/server/services/polls/annulling.ts';
import { closePoll } from '#lib/server/services/polls/closing.ts';
import { openPoll, schedulePoll, unschedulePoll } from '#lib/server/services/polls/opening.ts';
import { publishPollResults } from '#lib/server/services/polls/publishing.ts';
import { beginNextRound } from '#lib/server/services/polls/rounds.ts';
import { showPoll } from '#lib/server/services/polls/showing.ts';
import { remindVoters } from '#lib/server/services/polls/telling.ts';

export const load = (event) =>
	answerStanding(event, async (context) => ({
		poll: await showPoll(context, Number(event.params.id)),
		done: event.url.searchParams.get('done')
	}));

export const actions = {
	...followActions(
		({ params }) => ({ kind: 'content', id: Number(params.id) }),
		({ params }) => `/${params.city}/polls/${params.id}`
	),
	open: (event) => wish(event, openPoll, 'opened'),
	schedule: (event) => wish(event, schedulePoll, 'scheduled'),
	unschedule: (event) => once(event, unschedulePoll),
	remind: (event) => once(event, remindVoters, 'reminded'),
	close: (event) => once(event, closePoll),
	publish: (event) => once(event, publishPollResults),
	'next-round': (event) =>
		act(event, async () => {
			const id = await beginNextRound(cityContext(event), Number(event.params.id));
			redirect(303, to(`/${event.params.city}/polls/${id}/edit`));
		}),
	annul: (event) => once(event, annulPoll),
	'keep-valid': (event) => once(event, refuseAnnulment)
};

/** It is opened or announced, or waits for somebody to look at its texts: the page says which. */
function wish(event: RequestEvent, deed: typeof openPoll, done: string) {
	return act(event, async (sent) => {
		const id = Number(event.params.id);
		const { waits } = await deed(cityContext(event), id, { considered: sent.has('considered') });
		const said = waits ? '' : `?done=${done}`;
		redirect(303, to(`/${event.params.city}/polls/${id}${said}`));
	});
}

/** One button, one call, and back to the page, which says what was done. */
function once(
	event: RequestEvent,
	deed: (context: Context, id: number) => Promise<void>,
	done?: string
) {
	return act(event, async () => {
		await deed(cityContext(event), Number(event.params.id));
		const said = done ? `?done=${done}` : '';
		redirect(303, to(`/${event.params.city}/polls/${event.params.id}${said}`));
	});
}

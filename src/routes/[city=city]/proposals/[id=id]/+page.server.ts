import { redirect, type RequestEvent } from '@sveltejs/kit';
import { to } from '#lib/i18n/link.ts';
import { cityContext } from '#lib/server/http/answer.ts';
import { answerStanding } from '#lib/server/http/standing.ts';
import { followActions, subjectIn } from '#lib/server/http/following.ts';
import { act } from '#lib/server/http/forms.ts';
import { followSubject, stopFollowing } from '#lib/server/services/follows.ts';
import { publishProposal } from '#lib/server/services/proposals/publishing.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import { reviewProposal } from '#lib/server/services/proposals/steps.ts';
import { discardDraft } from '#lib/server/services/proposals/writing.ts';
import { supportProposal, takeBackSupport } from '#lib/server/services/supports.ts';
import type { Context } from '#lib/server/context.ts';

export const load = (event) =>
	answerStanding(event, async (context) => ({
		proposal: await showProposal(context, Number(event.params.id))
	}));

export const actions = {
	...followActions(
		({ params }) => ({ kind: 'content', id: Number(params.id) }),
		({ params }) => `/${params.city}/proposals/${params.id}`
	),
	'follow-author': (event) => ofAuthor(event, followSubject),
	'stop-following-author': (event) => ofAuthor(event, stopFollowing),
	support: (event) => once(event, supportProposal, '#support'),
	'take-back': (event) => once(event, takeBackSupport, '#support'),
	publish: (event) =>
		act(event, async (sent) => {
			const id = Number(event.params.id);
			const considered = sent.has('considered');
			const { waits } = await publishProposal(cityContext(event), id, undefined, { considered });
			redirect(303, to(`/${event.params.city}/${waits ? 'waiting' : 'proposals'}/${id}`));
		}),
	review: (event) => once(event, reviewProposal),
	discard: (event) =>
		act(event, async () => {
			await discardDraft(cityContext(event), Number(event.params.id));
			redirect(303, to(`/${event.params.city}/proposals`));
		})
};

function ofAuthor(event: RequestEvent, deed: typeof followSubject) {
	return act(event, async (fields) => {
		await deed(cityContext(event), subjectIn(fields));
		redirect(303, to(`/${event.params.city}/proposals/${event.params.id}`));
	});
}

/** One button, one call, and back to the page. */
function once(
	event: RequestEvent,
	deed: (context: Context, id: number) => Promise<void>,
	place = ''
) {
	return act(event, async () => {
		await deed(cityContext(event), Number(event.params.id));
		redirect(303, to(`/${event.params.city}/proposals/${event.params.id}${place}`));
	});
}

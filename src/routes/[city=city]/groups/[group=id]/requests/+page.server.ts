import { redirect, type RequestEvent } from '@sveltejs/kit';
import { decisionForm } from '#lib/domain/group.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { numberIn } from '#lib/server/http/query.ts';
import {
	acceptJoinRequest,
	declineJoinRequest,
	listJoinRequests
} from '#lib/server/services/join-requests.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const after = numberIn(event.url, 'after');
		const page = await listJoinRequests(context, Number(event.params.group), { after });
		const { id, name, language, state } = page.group;
		return {
			...page,
			group: { id, name, language, state },
			isFirst: after === undefined,
			decided: event.url.searchParams.get('decided'),
			form: await openForm(event, decisionForm)
		};
	});

export const actions = {
	accept: (event) => decide(event, acceptJoinRequest, 'accepted'),
	decline: (event) => decide(event, declineJoinRequest, 'declined')
};

function decide(event: RequestEvent, decision: typeof acceptJoinRequest, word: string) {
	return submitForm(event, decisionForm, async ({ request, answer }) => {
		const { city, group } = event.params;
		await decision(cityContext(event), Number(group), Number(request), { answer });
		redirect(303, to(`/${city}/groups/${group}/requests?decided=${word}`));
	});
}

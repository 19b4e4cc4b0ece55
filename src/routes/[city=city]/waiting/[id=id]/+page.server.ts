import { redirect } from '@sveltejs/kit';
import { heldTextSchema } from '#lib/domain/moderation/hold.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import {
	changeWaiting,
	readWaiting,
	takeBackWaiting
} from '#lib/server/services/moderation/waiting.ts';

const pages = { comment: 'comments', thread: 'threads', proposal: 'proposals', poll: 'polls' };

export const load = (event) =>
	answer(event, async (context) => {
		const { text, ...waiting } = await readWaiting(context, Number(event.params.id));
		return {
			...waiting,
			threadId: text.threadId,
			isChanged: event.url.searchParams.has('changed'),
			form: await openForm(event, heldTextSchema, { title: text.title, body: text.body })
		};
	});

export const actions = {
	change: (event) =>
		submitForm(event, heldTextSchema, async (fields) => {
			const context = cityContext(event);
			const id = Number(event.params.id);
			const { item } = await readWaiting(context, id);
			const { waits } = await changeWaiting(context, id, fields);
			const page = waits ? `waiting/${id}?changed` : `${pages[item.kind]}/${id}`;
			redirect(303, to(`/${event.params.city}/${page}`));
		}),
	'take-back': (event) =>
		act(event, async () => {
			const context = cityContext(event);
			const id = Number(event.params.id);
			const { text } = await readWaiting(context, id);
			const kind = await takeBackWaiting(context, id);
			const page = kind === 'comment' ? `threads/${text.threadId}` : `proposals/${id}`;
			redirect(303, to(`/${event.params.city}/${page}`));
		})
};

import { redirect } from '@sveltejs/kit';
import { heldTextSchema } from '#lib/domain/moderation/hold.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import {
	changeWaiting,
	readWaiting,
	takeBackWaiting,
	whereWaited
} from '#lib/server/services/moderation/waiting.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const id = Number(event.params.id);
		const place = await whereWaited(context, id);
		// Whoever has its address by mail comes back when it has been looked at.
		if (place !== null) redirect(303, to(`/${event.params.city}/${place}`));
		const { text, ...waiting } = await readWaiting(context, id);
		return {
			...waiting,
			isChanged: event.url.searchParams.has('changed'),
			form: await openForm(event, heldTextSchema, { title: text.title, body: text.body })
		};
	});

export const actions = {
	change: (event) =>
		submitForm(event, heldTextSchema, async (fields) => {
			const id = Number(event.params.id);
			const { page, waits } = await changeWaiting(cityContext(event), id, fields);
			const place = waits ? `waiting/${id}?changed` : page;
			redirect(303, to(`/${event.params.city}/${place}`));
		}),
	'take-back': (event) =>
		act(event, async () => {
			const id = Number(event.params.id);
			const { page } = await takeBackWaiting(cityContext(event), id);
			redirect(303, to(`/${event.params.city}/${page}`));
		})
};

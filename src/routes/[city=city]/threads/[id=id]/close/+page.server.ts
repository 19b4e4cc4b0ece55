import { redirect } from '@sveltejs/kit';
import { conclusionSchema } from '#lib/domain/thread/writing.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { closeThread, openThread } from '#lib/server/services/threads/running.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { thread, subject } = await openThread(context, Number(event.params.id));
		const begun = { conclusion: '', language: context.locale };
		return { thread, subject, form: await openForm(event, conclusionSchema, begun) };
	});

export const actions = {
	default: (event) =>
		submitForm(event, conclusionSchema, async (fields) => {
			await closeThread(cityContext(event), Number(event.params.id), fields);
			redirect(303, to(`/${event.params.city}/threads/${event.params.id}`));
		})
};

import { redirect } from '@sveltejs/kit';
import { summarySchema } from '#lib/domain/thread/writing.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { openThread } from '#lib/server/services/threads/running.ts';
import { sumUpThread } from '#lib/server/services/threads/summing-up.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { thread, subject, summary } = await openThread(context, Number(event.params.id));
		const begun = {
			summary: summary?.body ?? '',
			disputed: summary?.disputed ?? '',
			language: summary?.language ?? context.locale
		};
		return { thread, subject, form: await openForm(event, summarySchema, begun) };
	});

export const actions = {
	default: (event) =>
		submitForm(event, summarySchema, async (fields) => {
			await sumUpThread(cityContext(event), Number(event.params.id), fields);
			redirect(303, to(`/${event.params.city}/threads/${event.params.id}`));
		})
};

import { redirect } from '@sveltejs/kit';
import { threadSettingsSchema } from '#lib/domain/thread/writing.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { openThread, setThread } from '#lib/server/services/threads/running.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { thread, subject } = await openThread(context, Number(event.params.id));
		const { writers, hasStances, slowMinutes } = thread;
		const set = { writers, hasStances, slowMinutes };
		return { thread, subject, form: await openForm(event, threadSettingsSchema, set) };
	});

export const actions = {
	default: (event) =>
		submitForm(event, threadSettingsSchema, async (settings) => {
			await setThread(cityContext(event), Number(event.params.id), settings);
			redirect(303, to(`/${event.params.city}/threads/${event.params.id}`));
		})
};

import { redirect } from '@sveltejs/kit';
import { threadSettingsSchema } from '#lib/domain/thread/writing.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { openThreadSettings, setThread } from '#lib/server/services/threads/running.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { thread, subject, airtime } = await openThreadSettings(context, Number(event.params.id));
		const { writers, hasStances, inColumns, slowMinutes } = thread;
		const set = { writers, hasStances, inColumns, slowMinutes };
		return { thread, subject, airtime, form: await openForm(event, threadSettingsSchema, set) };
	});

export const actions = {
	default: (event) =>
		submitForm(event, threadSettingsSchema, async (settings) => {
			await setThread(cityContext(event), Number(event.params.id), settings);
			redirect(303, to(`/${event.params.city}/threads/${event.params.id}`));
		})
};

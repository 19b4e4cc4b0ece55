import { redirect } from '@sveltejs/kit';
import { threadSchema } from '#lib/domain/thread/writing.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { openThreadForm, startThread } from '#lib/server/services/threads/beginning.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		group: await openThreadForm(context, Number(event.params.group)),
		form: await openForm(event, threadSchema, { title: '', body: '', language: context.locale })
	}));

export const actions = {
	default: (event) =>
		submitForm(event, threadSchema, async (fields) => {
			const thread = await startThread(cityContext(event), Number(event.params.group), fields);
			redirect(303, to(`/${event.params.city}/threads/${thread}`));
		})
};

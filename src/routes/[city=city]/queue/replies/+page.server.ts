import { redirect } from '@sveltejs/kit';
import { replySchema } from '#lib/domain/moderation/saved-reply.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { readReplies, saveReply } from '#lib/server/services/moderation/replies.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		replies: await readReplies(context),
		isSaved: event.url.searchParams.has('saved'),
		form: await openForm(event, replySchema, {
			...{ title: '', rule: '', text: '', version: 0 },
			language: context.locale
		})
	}));

export const actions = {
	default: (event) =>
		submitForm(event, replySchema, async (fields) => {
			await saveReply(cityContext(event), fields);
			redirect(303, to(`/${event.params.city}/queue/replies?saved`));
		})
};

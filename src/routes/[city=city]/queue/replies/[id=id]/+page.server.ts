import { redirect, type RequestEvent } from '@sveltejs/kit';
import { replySchema } from '#lib/domain/moderation/saved-reply.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import {
	changeReply,
	readReply,
	restoreReply,
	retireReply
} from '#lib/server/services/moderation/replies.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const reply = await readReply(context, Number(event.params.id));
		const { title, language, text, version } = reply;
		const fields = { title, language, text, version, rule: reply.rule ?? '' };
		return { reply, form: await openForm(event, replySchema, fields) };
	});

export const actions = {
	change: (event) =>
		submitForm(event, replySchema, async (fields) => {
			await changeReply(cityContext(event), Number(event.params.id), fields);
			backToList(event);
		}),
	retire: (event) =>
		act(event, async () => {
			await retireReply(cityContext(event), Number(event.params.id));
			backToList(event);
		}),
	restore: (event) =>
		act(event, async () => {
			await restoreReply(cityContext(event), Number(event.params.id));
			backToList(event);
		})
};

function backToList({ params }: Pick<RequestEvent, 'params'>): never {
	redirect(303, to(`/${params.city}/queue/replies?saved`));
}

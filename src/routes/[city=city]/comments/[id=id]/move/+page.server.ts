import { redirect } from '@sveltejs/kit';
import { NotFound } from '#lib/domain/errors.ts';
import { threadSchema } from '#lib/domain/thread/writing.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { numberInField } from '#lib/server/http/query.ts';
import { moveComment, openMove, splitOff } from '#lib/server/services/comments/moving.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { comment, thread, threads } = await openMove(context, Number(event.params.id));
		const title = thread.title.replaceAll(/[\\[\]]/g, '\\$&');
		const body = `[${title}](/${event.params.city}/threads/${thread.id})`;
		const begun = { title: '', body, language: comment.language };
		const { html, language, threadId, authorName } = comment;
		return {
			comment: { html, language, threadId, authorName },
			thread,
			threads,
			form: await openForm(event, threadSchema, begun)
		};
	});

export const actions = {
	move: (event) =>
		act(event, async (sent) => {
			const thread = numberInField(sent, 'thread');
			if (thread === undefined) throw new NotFound();
			await moveComment(cityContext(event), Number(event.params.id), thread);
			redirect(303, to(`/${event.params.city}/comments/${event.params.id}`));
		}),
	split: (event) =>
		submitForm(event, threadSchema, async (fields) => {
			const thread = await splitOff(cityContext(event), Number(event.params.id), fields);
			redirect(303, to(`/${event.params.city}/threads/${thread}`));
		})
};

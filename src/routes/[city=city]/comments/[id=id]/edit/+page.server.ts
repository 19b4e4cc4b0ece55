import { redirect, type RequestEvent } from '@sveltejs/kit';
import { commentChangeSchema } from '#lib/domain/comment.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { toSafeHtml } from '#lib/server/markdown.ts';
import {
	changeComment,
	openComment,
	removeComment
} from '#lib/server/services/comments/changing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const comment = await openComment(context, Number(event.params.id));
		const { body, language, version: base } = comment;
		return {
			comment: { id: comment.id, html: comment.html, version: base, language },
			form: await openForm(event, commentChangeSchema, { body, language, base })
		};
	});

export const actions = {
	change: (event) =>
		submitForm(event, commentChangeSchema, async (fields) => {
			await changeComment(cityContext(event), Number(event.params.id), fields);
			redirect(303, pageOf(event));
		}),
	preview: (event) =>
		submitForm(event, commentChangeSchema, async ({ body }, form) => ({
			form,
			preview: toSafeHtml(body)
		})),
	remove: (event) =>
		act(event, async () => {
			await removeComment(cityContext(event), Number(event.params.id));
			redirect(303, pageOf(event));
		})
};

function pageOf({ params }: RequestEvent): string {
	return to(`/${params.city}/comments/${params.id}`);
}

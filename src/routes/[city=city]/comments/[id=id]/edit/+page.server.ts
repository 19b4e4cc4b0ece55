import { redirect, type RequestEvent } from '@sveltejs/kit';
import { commentChangeSchema, commentPictureSchema } from '#lib/domain/comment.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { bytesOf } from '#lib/server/http/uploads.ts';
import { toSafeHtml } from '#lib/server/markdown.ts';
import {
	changeComment,
	openComment,
	removeComment
} from '#lib/server/services/comments/changing.ts';
import { removeCommentPicture, setCommentPicture } from '#lib/server/services/comments/pictures.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const comment = await openComment(context, Number(event.params.id));
		const { body, language, version: base, pictureId, pictureAlt } = comment;
		return {
			comment: { id: comment.id, html: comment.html, version: base, language },
			picture: pictureId === null ? null : { id: pictureId, alt: pictureAlt },
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
	picture: (event) =>
		submitForm(event, commentPictureSchema, async ({ pictureAlt: alt }, _, sent) => {
			const picture = { bytes: await bytesOf(sent, 'picture'), alt };
			await setCommentPicture(cityContext(event), Number(event.params.id), picture);
			redirect(303, pageOf(event));
		}),
	'remove-picture': (event) =>
		act(event, async () => {
			await removeCommentPicture(cityContext(event), Number(event.params.id));
			redirect(303, pageOf(event));
		}),
	remove: (event) =>
		act(event, async () => {
			await removeComment(cityContext(event), Number(event.params.id));
			redirect(303, pageOf(event));
		})
};

function pageOf({ params }: RequestEvent): string {
	return to(`/${params.city}/comments/${params.id}`);
}

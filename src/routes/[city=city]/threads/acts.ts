import { redirect, type RequestEvent } from '@sveltejs/kit';
import { commentDraftSchema, commentFormSchema } from '#lib/domain/comment.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { to } from '#lib/i18n/link.ts';
import { cityContext } from '#lib/server/http/answer.ts';
import { act, submitForm } from '#lib/server/http/forms.ts';
import { numberInField } from '#lib/server/http/query.ts';
import { bytesOf } from '#lib/server/http/uploads.ts';
import { toSafeHtml } from '#lib/server/markdown.ts';
import {
	agreeWithComment,
	makeOfficial,
	makeUnofficial,
	pinComment,
	takeBackAgreement,
	unpinComment
} from '#lib/server/services/comments/marking.ts';
import { followWriter, stopFollowingWriter } from '#lib/server/services/comments/writers.ts';
import { saveCommentDraft, writeComment } from '#lib/server/services/comments/writing.ts';
import { restOf } from './rest.ts';

/** What is done on a page with comments, whether it shows a whole thread or one branch. */
export const commentActs = {
	write: (event: RequestEvent) =>
		submitForm(event, commentFormSchema, async ({ pictureAlt: alt, ...fields }, _, sent) => {
			const picture = { bytes: await bytesOf(sent, 'picture'), alt };
			const thread = Number(event.params.id);
			const comment = await writeComment(cityContext(event), thread, fields, picture);
			redirect(303, to(`/${event.params.city}/comments/${comment}`));
		}),
	/** As one types: the page stays. */
	keep: (event: RequestEvent) =>
		submitForm(event, commentDraftSchema, async (fields) => ({
			savedAt: await saveCommentDraft(cityContext(event), Number(event.params.id), fields)
		})),
	preview: (event: RequestEvent) =>
		submitForm(event, commentFormSchema, async ({ body }, form) => ({
			form,
			preview: toSafeHtml(body)
		})),
	agree: (event: RequestEvent) => once(event, agreeWithComment),
	'take-back': (event: RequestEvent) => once(event, takeBackAgreement),
	'follow-writer': (event: RequestEvent) => once(event, followWriter),
	'stop-following-writer': (event: RequestEvent) => once(event, stopFollowingWriter),
	pin: (event: RequestEvent) => once(event, pinComment),
	unpin: (event: RequestEvent) => once(event, unpinComment),
	official: (event: RequestEvent) => once(event, makeOfficial),
	unofficial: (event: RequestEvent) => once(event, makeUnofficial)
};

/** One button beside a comment, one call, and back to the comment on the same page. */
function once(event: RequestEvent, deed: typeof agreeWithComment) {
	return act(event, async (sent) => {
		const comment = numberInField(sent, 'comment');
		if (comment === undefined) throw new NotFound();
		await deed(cityContext(event), comment);
		const query = restOf(event.url.searchParams).replace('&', '?');
		redirect(303, `${event.url.pathname}${query}#comment-${comment}`);
	});
}

import type { RequestEvent } from '@sveltejs/kit';
import { commentFormSchema } from '#lib/domain/comment.ts';
import { openForm } from '#lib/server/http/forms.ts';
import { numberIn } from '#lib/server/http/query.ts';

interface Begun {
	drafts: readonly { parent: number; body: string }[];
}

/**
 * The form to write with: for a comment, or for an answer to the one that the address names
 * (`?answer=12`); with what its writer had begun there before.
 */
export async function openWriting(event: RequestEvent, { drafts }: Begun, toAnswer?: number) {
	const parent = numberIn(event.url, 'answer') ?? toAnswer ?? 0;
	const begun = drafts.find((draft) => draft.parent === parent)?.body ?? '';
	const form = await openForm(event, commentFormSchema, {
		body: begun,
		parent: parent === 0 ? '' : String(parent),
		stance: '',
		language: '',
		pictureAlt: ''
	});
	return { form, answering: parent === 0 ? null : parent };
}

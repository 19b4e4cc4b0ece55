import { redirect, type RequestEvent } from '@sveltejs/kit';
import { NotFound } from '#lib/domain/errors.ts';
import { followKinds, type FollowSubject } from '#lib/domain/notification/follow.ts';
import { to } from '#lib/i18n/link.ts';
import type { Context } from '../context.ts';
import { followSubject, stopFollowing } from '../services/follows.ts';
import { cityContext } from './answer.ts';
import { act } from './forms.ts';
import { numberInField } from './query.ts';

/**
 * The two actions of a page's follow button: `...followActions(…)` beside its others.
 * @param subject what is followed
 * @param page where the page is, without its language
 */
export function followActions<E extends RequestEvent>(
	subject: (event: E, context: Context) => FollowSubject,
	page: (event: E) => string
) {
	const once = (deed: typeof followSubject) => (event: E) =>
		act(event, async () => {
			const context = cityContext(event);
			await deed(context, subject(event, context));
			redirect(303, to(page(event)));
		});
	return { follow: once(followSubject), 'stop-following': once(stopFollowing) };
}

/** What a button is about that names it in fields of its form. @throws NotFound for what cannot be followed */
export function subjectIn(fields: FormData): FollowSubject {
	const kind = followKinds.find((one) => one === fields.get('kind'));
	const id = numberInField(fields, 'id');
	if (!kind || id === undefined) throw new NotFound();
	return { kind, id };
}

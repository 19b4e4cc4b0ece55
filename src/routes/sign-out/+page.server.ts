import { redirect } from '@sveltejs/kit';
import { to } from '#lib/i18n/link.ts';
import { dropSessionCookie } from '#lib/server/http/cookies.ts';
import { act } from '#lib/server/http/forms.ts';
import { safeNext } from '#lib/server/http/next.ts';
import { signOut } from '#lib/server/services/sign-in.ts';

export const actions = {
	default: (event) =>
		act(event, async (fields) => {
			await signOut(event.locals.accountContext);
			dropSessionCookie(event);
			const next = fields.get('next');
			redirect(303, next ? safeNext(next) : to('/'));
		})
};

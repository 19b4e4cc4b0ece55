import { redirect } from '@sveltejs/kit';
import { profileForm } from '#lib/domain/account.ts';
import { to } from '#lib/i18n/link.ts';
import { answerAccount } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { keptQuery } from '#lib/server/http/frame.ts';
import { hasPassword } from '#lib/server/services/password.ts';
import { changeProfile } from '#lib/server/services/profile.ts';
import { requireAccount } from '#lib/server/services/sessions.ts';

const done = ['profile', 'password', 'email'] as const;

export const load = (event) =>
	answerAccount(event, async (context) => {
		const { displayName: name, email, locale } = requireAccount(context);
		return {
			email,
			hasPassword: await hasPassword(context),
			kept: keptQuery(event),
			done: done.find((one) => one === event.url.searchParams.get('done')),
			form: await openForm(event, profileForm, { name, locale })
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, profileForm, async (data) => {
			await changeProfile(event.locals.accountContext, data);
			const city = event.url.searchParams.get('city');
			redirect(303, to(`/account?done=profile${city ? `&city=${encodeURIComponent(city)}` : ''}`));
		})
};

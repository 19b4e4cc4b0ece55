import { redirect } from '@sveltejs/kit';
import { signUpForm } from '#lib/domain/account.ts';
import { to } from '#lib/i18n/link.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { keptQuery } from '#lib/server/http/frame.ts';
import { rememberSignUp } from '#lib/server/http/sign-up-cookie.ts';
import { signUp } from '#lib/server/services/sign-up.ts';

export const csr = true;

export const load = async (event) => {
	if (event.locals.account) redirect(303, to('/account'));
	const next = event.url.searchParams.get('next') ?? '';
	return { form: await openForm(event, signUpForm, { next }), kept: keptQuery(event) };
};

export const actions = {
	default: (event) =>
		submitForm(event, signUpForm, async (data) => {
			rememberSignUp(event, await signUp(event.locals.accountContext, data));
			redirect(303, to(`/sign-up/sent${keptQuery(event)}`));
		})
};

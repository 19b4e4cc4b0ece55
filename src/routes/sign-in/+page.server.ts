import { redirect } from '@sveltejs/kit';
import { signInForm } from '#lib/domain/account.ts';
import { to } from '#lib/i18n/link.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { keptQuery } from '#lib/server/http/frame.ts';
import { safeNext } from '#lib/server/http/next.ts';
import { welcome } from '#lib/server/http/opened.ts';
import { askForSignInLink, signInByPassword } from '#lib/server/services/sign-in.ts';

export const csr = true;

export const load = async (event) => {
	const next = event.url.searchParams.get('next') ?? '';
	if (event.locals.account) redirect(303, next ? safeNext(next) : to('/account'));
	return { form: await openForm(event, signInForm, { next }), kept: keptQuery(event) };
};

export const actions = {
	password: (event) =>
		submitForm(event, signInForm, async (data) =>
			welcome(event, await signInByPassword(event.locals.accountContext, data))
		),
	link: (event) =>
		submitForm(event, signInForm, async (data) => {
			await askForSignInLink(event.locals.accountContext, data);
			redirect(303, to(`/sign-in/sent${keptQuery(event)}`));
		})
};

import { confirmForm } from '#lib/domain/account.ts';
import { answerAccount } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { welcome } from '#lib/server/http/opened.ts';
import { forgetSignUp, signUpCookie } from '#lib/server/http/sign-up-cookie.ts';
import { confirmSignUp, confirmSignUpAnew, seeSignUp } from '#lib/server/services/sign-up.ts';

export const csr = true;

export const load = (event) =>
	answerAccount(event, async (context) => {
		const pending = await seeSignUp(context, event.params.token, signUpCookie(event));
		const { name, email, sameBrowser } = pending;
		return { email, sameBrowser, form: await openForm(event, confirmForm, { name }) };
	});

export const actions = {
	confirm: (event) =>
		act(event, async () => {
			const { accountContext } = event.locals;
			const browser = signUpCookie(event);
			const opened = await confirmSignUp(accountContext, event.params.token, browser);
			forgetSignUp(event);
			welcome(event, opened);
		}),
	anew: (event) =>
		submitForm(event, confirmForm, async (chosen) => {
			const { accountContext } = event.locals;
			const opened = await confirmSignUpAnew(accountContext, event.params.token, chosen);
			forgetSignUp(event);
			welcome(event, opened);
		})
};

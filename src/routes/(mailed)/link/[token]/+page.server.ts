import { answerAccount } from '#lib/server/http/answer.ts';
import { act } from '#lib/server/http/forms.ts';
import { welcome } from '#lib/server/http/opened.ts';
import { seeSignInLink, signInByLink } from '#lib/server/services/sign-in.ts';

/** Looking signs nobody in: mail programs and scanners open links by themselves. */
export const load = (event) =>
	answerAccount(event, (context) => seeSignInLink(context, event.params.token));

export const actions = {
	default: (event) =>
		act(event, async () =>
			welcome(event, await signInByLink(event.locals.accountContext, event.params.token))
		)
};

import { redirect } from '@sveltejs/kit';
import { to } from '#lib/i18n/link.ts';
import { answerAccount } from '#lib/server/http/answer.ts';
import { act } from '#lib/server/http/forms.ts';
import { confirmEmailChange, seeEmailChange } from '#lib/server/services/email-change.ts';

export const load = (event) =>
	answerAccount(event, (context) => seeEmailChange(context, event.params.token));

export const actions = {
	default: (event) =>
		act(event, async () => {
			await confirmEmailChange(event.locals.accountContext, event.params.token);
			redirect(303, to('/account?done=email'));
		})
};

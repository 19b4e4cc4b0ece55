import { resetForm } from '#lib/domain/account.ts';
import { answerAccount } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { welcome } from '#lib/server/http/opened.ts';
import { resetPassword, seeReset } from '#lib/server/services/reset.ts';

export const csr = true;

export const load = (event) =>
	answerAccount(event, async (context) => ({
		...(await seeReset(context, event.params.token)),
		form: await openForm(event, resetForm)
	}));

export const actions = {
	default: (event) =>
		submitForm(event, resetForm, async ({ password }) => {
			const { accountContext } = event.locals;
			welcome(event, await resetPassword(accountContext, event.params.token, password));
		})
};

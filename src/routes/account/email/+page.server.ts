import { redirect } from '@sveltejs/kit';
import { emailForm } from '#lib/domain/account.ts';
import { to } from '#lib/i18n/link.ts';
import { answerAccount } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { keptQuery } from '#lib/server/http/frame.ts';
import { askForEmailChange } from '#lib/server/services/email-change.ts';
import { hasPassword } from '#lib/server/services/password.ts';
import { requireAccount } from '#lib/server/services/sessions.ts';

export const csr = true;

export const load = (event) =>
	answerAccount(event, async (context) => ({
		present: requireAccount(context).email,
		hasPassword: await hasPassword(context),
		kept: keptQuery(event),
		form: await openForm(event, emailForm)
	}));

export const actions = {
	default: (event) =>
		submitForm(event, emailForm, async ({ email, currentPassword: current }) => {
			await askForEmailChange(event.locals.accountContext, { email, current });
			redirect(303, to(`/account/email/sent${keptQuery(event)}`));
		})
};

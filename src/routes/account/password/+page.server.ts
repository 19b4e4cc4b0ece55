import { passwordForm } from '#lib/domain/account.ts';
import { to } from '#lib/i18n/link.ts';
import { answerAccount } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { keptQuery } from '#lib/server/http/frame.ts';
import { welcome } from '#lib/server/http/opened.ts';
import { changePassword, hasPassword } from '#lib/server/services/password.ts';
import { requireAccount } from '#lib/server/services/sessions.ts';

export const csr = true;

export const load = (event) =>
	answerAccount(event, async (context) => ({
		email: requireAccount(context).email,
		hasPassword: await hasPassword(context),
		kept: keptQuery(event),
		form: await openForm(event, passwordForm)
	}));

export const actions = {
	default: (event) =>
		submitForm(event, passwordForm, async ({ currentPassword: current, password }) => {
			const opened = await changePassword(event.locals.accountContext, { current, password });
			const next = to(`/account${keptQuery(event)}`);
			welcome(event, { ...opened, next: `${next}${next.includes('?') ? '&' : '?'}done=password` });
		})
};

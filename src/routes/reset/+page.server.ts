import { redirect } from '@sveltejs/kit';
import { addressForm } from '#lib/domain/account.ts';
import { to } from '#lib/i18n/link.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { keptQuery } from '#lib/server/http/frame.ts';
import { askForReset } from '#lib/server/services/reset.ts';

export const load = async (event) => ({
	form: await openForm(event, addressForm, { email: event.locals.account?.email ?? '' })
});

export const actions = {
	default: (event) =>
		submitForm(event, addressForm, async ({ email }) => {
			await askForReset(event.locals.accountContext, email);
			redirect(303, to(`/reset/sent${keptQuery(event)}`));
		})
};

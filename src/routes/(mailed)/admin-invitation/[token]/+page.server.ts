import { redirect } from '@sveltejs/kit';
import { confirmForm } from '#lib/domain/account.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { to } from '#lib/i18n/link.ts';
import { answerAccount } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { welcome } from '#lib/server/http/opened.ts';
import { signInAddress } from '#lib/server/http/refusals.ts';
import {
	acceptAdminInvitation,
	seeAdminInvitation,
	signUpAsAdmin
} from '#lib/server/services/admin-invitations.ts';

export const csr = true;

export const load = (event) =>
	answerAccount(event, async (context) => {
		const invitation = await seeAdminInvitation(context, event.params.token);
		const { city, email, hasAccount, forMe } = invitation;
		return {
			cityName: wordsIn(city.names, context.locale, city.locales),
			email,
			hasAccount,
			forMe,
			signedInAs: context.account?.email,
			signInHref: signInAddress(event),
			form: await openForm(event, confirmForm)
		};
	});

export const actions = {
	accept: (event) =>
		act(event, async () => {
			const { accountContext } = event.locals;
			const city = await acceptAdminInvitation(accountContext, event.params.token);
			redirect(303, to(`/${city.slug}`));
		}),
	signUp: (event) =>
		submitForm(event, confirmForm, async (chosen) => {
			const { accountContext } = event.locals;
			const opened = await signUpAsAdmin(accountContext, event.params.token, chosen);
			welcome(event, { ...opened, next: to(opened.next) });
		})
};

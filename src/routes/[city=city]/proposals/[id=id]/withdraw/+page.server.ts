import { redirect } from '@sveltejs/kit';
import { withdrawalSchema } from '#lib/domain/proposal/answering.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { openWithdrawal } from '#lib/server/services/proposals/opening.ts';
import { withdrawProposal } from '#lib/server/services/proposals/steps.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { about } = await openWithdrawal(context, Number(event.params.id));
		return {
			about,
			form: await openForm(event, withdrawalSchema, { reason: '', language: about.language })
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, withdrawalSchema, async (fields) => {
			await withdrawProposal(cityContext(event), Number(event.params.id), fields);
			redirect(303, to(`/${event.params.city}/proposals/${event.params.id}`));
		})
};

import { redirect } from '@sveltejs/kit';
import { progressSchema } from '#lib/domain/proposal/answering.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { openProgress } from '#lib/server/services/proposals/opening.ts';
import { reportProgress } from '#lib/server/services/proposals/steps.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { about, steps } = await openProgress(context, Number(event.params.id));
		const [step] = steps;
		return {
			about,
			steps,
			form: await openForm(event, progressSchema, { step, note: '', language: context.locale })
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, progressSchema, async (fields) => {
			await reportProgress(cityContext(event), Number(event.params.id), fields);
			redirect(303, to(`/${event.params.city}/proposals/${event.params.id}`));
		})
};

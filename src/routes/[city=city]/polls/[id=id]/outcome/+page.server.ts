import { redirect } from '@sveltejs/kit';
import { outcomeForm } from '#lib/domain/poll/outcome.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { stateOutcome } from '#lib/server/services/polls/outcomes.ts';
import { openOutcome } from '#lib/server/services/polls/running.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { poll, standing } = await openOutcome(context, Number(event.params.id));
		return {
			poll,
			isCorrection: standing !== undefined,
			form: await openForm(event, outcomeForm, {
				statement: standing?.statement ?? '',
				language: standing?.language ?? poll.language,
				reviewOn: standing?.reviewOn ?? '',
				version: standing?.version ?? 0
			})
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, outcomeForm, async (fields) => {
			await stateOutcome(cityContext(event), Number(event.params.id), fields);
			redirect(303, to(`/${event.params.city}/polls/${event.params.id}#outcome`));
		})
};

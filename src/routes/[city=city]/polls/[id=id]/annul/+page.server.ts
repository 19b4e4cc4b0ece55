import { redirect } from '@sveltejs/kit';
import { annulmentForm } from '#lib/domain/poll/outcome.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { askToAnnul } from '#lib/server/services/polls/annulling.ts';
import { openAnnulling } from '#lib/server/services/polls/running.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		...(await openAnnulling(context, Number(event.params.id))),
		form: await openForm(event, annulmentForm)
	}));

export const actions = {
	default: (event) =>
		submitForm(event, annulmentForm, async ({ why }) => {
			await askToAnnul(cityContext(event), Number(event.params.id), why);
			redirect(303, to(`/${event.params.city}/polls/${event.params.id}`));
		})
};

import { redirect } from '@sveltejs/kit';
import { verdictSchema } from '#lib/domain/moderation/appeal.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { decideAppeal, readAppeal } from '#lib/server/services/moderation/appealing.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		...(await readAppeal(context, Number(event.params.id))),
		form: await openForm(event, verdictSchema, { outcome: '', reasons: '' })
	}));

export const actions = {
	default: (event) =>
		submitForm(event, verdictSchema, async (fields) => {
			await decideAppeal(cityContext(event), Number(event.params.id), fields);
			redirect(303, to(`/${event.params.city}/queue?decided`));
		})
};

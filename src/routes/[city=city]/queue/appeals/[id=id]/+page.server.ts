import { redirect } from '@sveltejs/kit';
import { verdictSchema } from '#lib/domain/moderation/appeal.ts';
import { messageSchema } from '#lib/domain/moderation/talk.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { decideAppeal, readAppeal } from '#lib/server/services/moderation/appealing.ts';
import { askAppellant } from '#lib/server/services/moderation/talking.ts';

/** Of both forms of the page: what was typed in either is kept when the session ends. */
const bothForms = verdictSchema.extend(messageSchema.shape);

export const load = (event) =>
	answer(event, async (context) => ({
		...(await readAppeal(context, Number(event.params.id))),
		form: await openForm(event, bothForms, { outcome: '', reasons: '', text: '' })
	}));

export const actions = {
	decide: (event) =>
		submitForm(event, verdictSchema, async (fields) => {
			await decideAppeal(cityContext(event), Number(event.params.id), fields);
			redirect(303, to(`/${event.params.city}/queue?decided`));
		}),
	say: (event) =>
		submitForm(event, messageSchema, async ({ text }) => {
			const { city, id } = event.params;
			await askAppellant(cityContext(event), Number(id), text);
			redirect(303, to(`/${city}/queue/appeals/${id}#talk`));
		})
};

import { redirect } from '@sveltejs/kit';
import { appealSchema } from '#lib/domain/moderation/appeal.ts';
import { messageSchema } from '#lib/domain/moderation/talk.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { appealAsNotifier } from '#lib/server/services/moderation/appealing.ts';
import { readNotice } from '#lib/server/services/moderation/noticing.ts';
import { answerAsNotifier } from '#lib/server/services/moderation/talking.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		...(await readNotice(context, Number(event.params.id), event.params.token)),
		now: context.now,
		form: await openForm(event, appealSchema)
	}));

export const actions = {
	appeal: (event) =>
		submitForm(event, appealSchema, async ({ text }) => {
			const { city, id, token } = event.params;
			await appealAsNotifier(cityContext(event), { id: Number(id), token }, text);
			redirect(303, to(`/${city}/notices/${id}/${token}?appealed`));
		}),
	say: (event) =>
		submitForm(event, messageSchema, async ({ text }) => {
			const { city, id, token } = event.params;
			await answerAsNotifier(cityContext(event), { id: Number(id), token }, text);
			redirect(303, to(`/${city}/notices/${id}/${token}#talk`));
		})
};

import { redirect } from '@sveltejs/kit';
import { appealSchema } from '#lib/domain/moderation/appeal.ts';
import { messageSchema } from '#lib/domain/moderation/talk.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { appealAsAuthor } from '#lib/server/services/moderation/appealing.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import { answerAsAuthor } from '#lib/server/services/moderation/talking.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		...(await readStatement(context, event.params.puid)),
		form: await openForm(event, appealSchema)
	}));

export const actions = {
	appeal: (event) =>
		submitForm(event, appealSchema, async ({ text }) => {
			const { city, puid } = event.params;
			await appealAsAuthor(cityContext(event), puid, text);
			redirect(303, to(`/${city}/statements/${puid}?appealed`));
		}),
	say: (event) =>
		submitForm(event, messageSchema, async ({ text }) => {
			const { city, puid } = event.params;
			await answerAsAuthor(cityContext(event), puid, text);
			redirect(303, to(`/${city}/statements/${puid}#talk`));
		})
};

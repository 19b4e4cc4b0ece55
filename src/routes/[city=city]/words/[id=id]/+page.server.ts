import { redirect } from '@sveltejs/kit';
import { privateAnswerSchema } from '#lib/domain/moderation/private-word.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import {
	answerPrivateWord,
	readPrivateWord
} from '#lib/server/services/moderation/private-words.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		...(await readPrivateWord(context, Number(event.params.id))),
		form: await openForm(event, privateAnswerSchema)
	}));

export const actions = {
	default: (event) =>
		submitForm(event, privateAnswerSchema, async ({ text }) => {
			const { city, id } = event.params;
			await answerPrivateWord(cityContext(event), Number(id), text);
			redirect(303, to(`/${city}/words/${id}`));
		})
};

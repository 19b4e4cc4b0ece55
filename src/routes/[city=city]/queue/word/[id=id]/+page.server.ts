import { redirect } from '@sveltejs/kit';
import { privateWordSchema } from '#lib/domain/moderation/private-word.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import {
	openPrivateWord,
	writePrivateWord
} from '#lib/server/services/moderation/private-words.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		...(await openPrivateWord(context, Number(event.params.id))),
		isSent: event.url.searchParams.has('sent'),
		form: await openForm(event, privateWordSchema, { kind: 'question', text: '' })
	}));

export const actions = {
	default: (event) =>
		submitForm(event, privateWordSchema, async (fields) => {
			const { city, id } = event.params;
			await writePrivateWord(cityContext(event), Number(id), fields);
			redirect(303, to(`/${city}/queue/word/${id}?sent`));
		})
};

import { redirect, type RequestEvent } from '@sveltejs/kit';
import { optionSchema } from '#lib/domain/poll/question-schema.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { bytesOf } from '#lib/server/http/uploads.ts';
import { openOption } from '#lib/server/services/polls/preparing.ts';
import { removeOptionPicture, saveOption } from '#lib/server/services/polls/questions.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const opened = await openOption(context, Number(event.params.id), placeOf(event));
		const { poll, asked, option, proposal } = opened;
		return {
			poll: { id: poll.id, title: poll.title, language: poll.language },
			question: { id: asked.id, number: poll.draft.questions.indexOf(asked) + 1 },
			option,
			proposal,
			form: await openForm(event, optionSchema, {
				text: option.text,
				alt: option.picture?.alt ?? '',
				base: poll.savedAt.toISOString()
			})
		};
	});

export const actions = {
	save: (event) =>
		submitForm(event, optionSchema, async (fields, _form, sent) => {
			const picture = await bytesOf(sent, 'picture');
			await saveOption(
				cityContext(event),
				Number(event.params.id),
				placeOf(event),
				fields,
				picture
			);
			redirect(303, questionOf(event));
		}),
	remove: (event) =>
		act(event, async () => {
			await removeOptionPicture(cityContext(event), Number(event.params.id), placeOf(event));
			redirect(303, `${questionOf(event).split('#')[0]}/options/${event.params.option}`);
		})
};

function placeOf({ params }: RequestEvent) {
	return { question: String(params.question), option: String(params.option) };
}

function questionOf({ params }: RequestEvent): string {
	const { city, id, question, option } = params;
	return to(`/${city}/polls/${id}/questions/${question}#name-${option}`);
}

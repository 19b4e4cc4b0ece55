import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { OptionAct } from '#lib/domain/poll/option-list.ts';
import { fieldsOfQuestion } from '#lib/domain/poll/question-fields.ts';
import { questionSchema } from '#lib/domain/poll/question-schema.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { numberIn } from '#lib/server/http/query.ts';
import { openQuestion } from '#lib/server/services/polls/preparing.ts';
import { saveQuestion } from '#lib/server/services/polls/questions.ts';
import { missingSaid } from '../../../writing/missing-words.ts';
import { choicesSaid, withBlankRows } from '../../../writing/question-said.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { city, question } = event.params;
		const opened = await openQuestion(context, Number(event.params.id), question);
		const { poll, asked, missing } = opened;
		const saved = fieldsOfQuestion(asked, poll.savedAt);
		const base = `/${city}/polls/${poll.id}`;
		const form = await openForm(event, questionSchema, saved);
		form.data = withBlankRows(form.data, asked, numberIn(event.url, 'rows'));
		return {
			poll: { id: poll.id, title: poll.title, language: poll.language },
			id: asked.id,
			number: poll.draft.questions.indexOf(asked) + 1,
			kind: asked.kind,
			options: 'options' in asked ? asked.options : [],
			said: choicesSaid(asked, poll.draft),
			savedAt: poll.savedAt,
			missing: missingSaid(
				poll.draft,
				missing.filter((one) => one.question === asked.id),
				base
			),
			form
		};
	});

export const actions = {
	/** As one types: the page stays, and learns from which save to go on. */
	keep: (event) =>
		submitForm(event, questionSchema, async (fields) => {
			const savedAt = await saveQuestion(cityContext(event), ...placeOf(event), fields);
			return { savedAt };
		}),
	save: saving(() => undefined, ''),
	done: saving(() => undefined, '/edit'),
	more: saving(
		() => undefined,
		(_, sent) => `?rows=${rowsIn(sent) + 3}#more`
	),
	proposals: saving(() => undefined, '/proposals'),
	option: saving(
		() => undefined,
		(option) => `/options/${option}`
	),
	up: saving((option) => ({ act: 'move', option, direction: 'up' }), toOption),
	down: saving((option) => ({ act: 'move', option, direction: 'down' }), toOption),
	remove: saving((option) => ({ act: 'remove', option }), '#options'),
	paste: saving((_, sent) => ({ act: 'add', lines: String(sent.get('lines') ?? '') }), '#options')
};

function placeOf({ params }: RequestEvent): [number, string] {
	return [Number(params.id), String(params.question)];
}

/** What is written is saved, with what the button does to the options; then the next page. */
function saving(
	read: (option: string, sent: FormData) => OptionAct | undefined,
	next: string | ((option: string, sent: FormData) => string)
) {
	return (event: RequestEvent) =>
		submitForm(event, questionSchema, async (fields, _form, sent) => {
			const option = String(sent.get('option') ?? '');
			await saveQuestion(cityContext(event), ...placeOf(event), fields, read(option, sent));
			const after = typeof next === 'string' ? next : next(option, sent);
			const poll = `/${event.params.city}/polls/${event.params.id}`;
			redirect(
				303,
				to(
					after === '/edit' ? `${poll}/edit` : `${poll}/questions/${event.params.question}${after}`
				)
			);
		});
}

function toOption(option: string): string {
	return `#name-${option}`;
}

/** How many rows the page had that were left empty. */
function rowsIn(sent: FormData): number {
	return sent.getAll('optionName').filter((name) => name === '').length;
}

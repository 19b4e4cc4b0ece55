import { nextId, type DraftQuestion, type PollDraft } from '#lib/domain/poll/draft.ts';
import { methodsOf, mostOptions, question, type QuestionKind } from '#lib/domain/poll/question.ts';
import type { QuestionFields } from '#lib/domain/poll/question-schema.ts';
import { counting } from '#lib/domain/tally/counting.ts';
import { shareWords } from '#lib/i18n/amounts.ts';
import { methodName, methodSaid } from '#lib/i18n/poll-methods.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const usualRows = 3;
const mostRows = 50;

/** The fields with empty rows after those that are written, each with an id that no option has. */
export function withBlankRows(
	fields: QuestionFields,
	asked: DraftQuestion,
	wanted = 0
): QuestionFields {
	if (!('options' in asked)) return fields;
	const rows = [...asked.options, ...fields.optionId.map((id) => ({ id }))];
	const least = fields.optionId.length === 0 ? usualRows : 1;
	const free = mostOptions - asked.options.length;
	const blank = Math.min(Math.max(least, wanted), mostRows, free);
	const ids = Array.from({ length: blank }, () => {
		const id = nextId('o', rows);
		rows.push({ id });
		return id;
	});
	const empty = ids.map(() => '');
	return {
		...fields,
		optionId: [...fields.optionId, ...ids],
		optionName: [...fields.optionName, ...empty],
		optionCost: [...fields.optionCost, ...empty]
	};
}

/** What can be chosen for the question, each with its sentence, said on the server. */
export function choicesSaid(asked: DraftQuestion, { language }: PollDraft) {
	return {
		methods: methodsOf[asked.kind].map((value) => ({
			value,
			text: methodName(value),
			help: sentenceOf(asked, value)
		})),
		shares: ['1/2', '2/3', '3/4'].map((value) => {
			const share = shareWords(value);
			const text = value === '1/2' ? m.poll_bound_more({ share }) : m.poll_bound_least({ share });
			return { value, text };
		}),
		agree: ['1/2', '2/3', '3/4'].map((value) => ({
			value,
			text: m.poll_quorum_at_least({ share: shareWords(value) })
		})),
		disagree: ['1/10', '1/4', '1/3', '1/2'].map((value) => ({
			value,
			text: m.poll_disagree_at_most({ share: shareWords(value) })
		})),
		language
	};
}
export type ChoicesSaid = ReturnType<typeof choicesSaid>;

/** How this method would count the question as far as it is written. */
function sentenceOf(asked: DraftQuestion, method: string): string | undefined {
	const chosen = asked.counting.method === method ? asked.counting : counting.parse({ method });
	const whole = question.safeParse({ ...completed(asked), counting: chosen });
	return whole.success ? methodSaid(whole.data) : undefined;
}

/** The question as if what it still lacks were there; a sum of money cannot be made up. */
function completed(asked: DraftQuestion): object {
	const written = JSON.parse(JSON.stringify(asked)) as object; // without what is not there
	const title = [...asked.title].length < 3 ? m.poll_question_untitled() : asked.title;
	if (!('options' in asked)) return { ...written, title };
	const ids = asked.options.map(({ id }) => id);
	while (ids.length < 2) ids.push(`x${ids.length}`);
	const options = ids.map((id) => ({ id, name: id, text: '', cost: '0' }));
	return { ...usual[asked.kind], ...written, title, options };
}

const usual: Record<QuestionKind, object> = {
	answered: {},
	consent: {},
	marked: { seats: 1, least: 1, most: 1 },
	ranked: { seats: 1, least: 1, most: 1 },
	scored: { seats: 1, least: 1 },
	dotted: { seats: 1, points: 10, mostEach: 5 },
	budget: { least: 1, most: 1 },
	times: { seats: 1 }
};

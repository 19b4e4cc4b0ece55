import type { PaperTotal } from '#lib/domain/poll/paper-totals.ts';
import { optionsOf } from '#lib/domain/poll/options.ts';
import type { Asked, Question } from '#lib/domain/poll/question.ts';
import { count } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** The words of a printed ballot, in their order on it. */
export function answersOf({ kind }: Question): { value: string; text: string }[] | undefined {
	if (kind === 'answered')
		return [
			{ value: 'yes', text: m.print_yes() },
			{ value: 'no', text: m.print_no() },
			{ value: 'abstain', text: m.print_abstain() }
		];
	if (kind === 'consent')
		return [
			{ value: 'agree', text: m.print_agree() },
			{ value: 'abstain', text: m.print_abstain() },
			{ value: 'disagree', text: m.print_disagree() },
			{ value: 'block', text: m.print_block() }
		];
	return undefined;
}

export const timeAnswers = [
	{ value: 'yes', text: m.print_yes },
	{ value: 'if-need-be', text: m.print_time_if_need_be },
	{ value: 'no', text: m.print_no }
];

/** Whether one option alone can be marked, and must be: a mark cannot be taken back from a radio button. */
export function isOneOf(asked: Asked<'marked' | 'budget'>): boolean {
	return asked.kind === 'marked' && asked.most === 1 && asked.required;
}

/** What a total is of: `Riverside path, as number 1`. */
export function totalSaid(
	questions: readonly Question[],
	{ question, option, said }: Omit<PaperTotal, 'number'>
): string {
	const asked = questions.find(({ id }) => id === question);
	if (!asked) return m.paper_said_invalid();
	const name = option === null ? '' : (optionsOf(asked)[option]?.name ?? '');
	if (said === 'left empty') return m.paper_said_empty();
	if (option === null) return answersOf(asked)?.find(({ value }) => value === said)?.text ?? '';
	if (said === 'chosen') return name;
	if (said === 'dots') return m.paper_said_dots({ option: name });
	if (typeof said === 'number')
		return asked.kind === 'ranked'
			? m.paper_said_rank({ option: name, rank: count(said) })
			: m.paper_said_score({ option: name, score: count(said) });
	const answer = timeAnswers.find(({ value }) => value === said);
	return m.paper_said_time({ option: name, answer: answer?.text() ?? '' });
}

/** The heading above the totals of a question, where there are several. */
export function questionSaid(questions: readonly Question[], id: string | null): string {
	const number = questions.findIndex((asked) => asked.id === id) + 1;
	return number > 0 && questions.length > 1
		? m.print_question({ number, count: questions.length })
		: '';
}

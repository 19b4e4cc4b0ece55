import { optionsOf } from '#lib/domain/poll/options.ts';
import type { PollOption, Question } from '#lib/domain/poll/question.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';

/** What a ballot form asks: the rules of a poll, or a plan of one that is looked at before it opens. */
export type Asks = Pick<PollRules, 'questions'>;

/** What was filled in, by the name of the field; several where options are ticked. */
export type FilledFields = Readonly<Record<string, readonly string[]>>;

/** `q1`: an answer in one word, or the ids of what is marked. */
export const answerField = ({ id }: Question): string => id;
/** `q1.reason` */
export const reasonField = ({ id }: Question): string => `${id}.reason`;
/** `q1.written-in`: the name that the voter brings in. */
export const writtenInField = ({ id }: Question): string => `${id}.written-in`;
/** `q1.o3`: a rank, a score, dots, or whether one can come. */
export function optionField({ id }: Question, option: string): string {
	return option === 'reason' || option === 'written-in'
		? `${id}.option.${option}`
		: `${id}.${option}`;
}

/** Whether something is filled in beside every option, instead of options being marked. */
export function isByOption({ kind }: Question): boolean {
	return kind === 'ranked' || kind === 'scored' || kind === 'dotted' || kind === 'times';
}

/** The option whose name the voter brings in, where there is one. */
export function writtenInOf(asked: Question): PollOption | undefined {
	return optionsOf(asked).find(({ role }) => role === 'written-in');
}

/** The names of the fields that the answer itself stands in. */
export function answerFields(asked: Question): string[] {
	return isByOption(asked)
		? optionsOf(asked).map(({ id }) => optionField(asked, id))
		: [answerField(asked)];
}

/** Every field that a form of these rules has, and how many values it may send. */
export function fieldsOf({ questions }: Asks): Map<string, number> {
	const fields = new Map<string, number>();
	for (const asked of questions) {
		const isMarked = asked.kind === 'marked' || asked.kind === 'budget';
		for (const name of answerFields(asked)) fields.set(name, isMarked ? asked.options.length : 1);
		if (asked.reason !== 'off') fields.set(reasonField(asked), 1);
		if (writtenInOf(asked)) fields.set(writtenInField(asked), 1);
	}
	return fields;
}

/** What stands in a field; nothing when it was not sent. */
export function valuesIn(filled: FilledFields, field: string): readonly string[] {
	return Object.hasOwn(filled, field) ? (filled[field] ?? []) : [];
}

export function valueIn(filled: FilledFields, field: string): string {
	return valuesIn(filled, field)[0] ?? '';
}

/** Name and value of every hidden input that carries the ballot one step further. */
export function hiddenFields(filled: FilledFields): (readonly [name: string, value: string])[] {
	return Object.entries(filled).flatMap(([name, values]) =>
		values.map((value) => [name, value] as const)
	);
}

import { checkAnswer, checkStance, checkTimes } from '#lib/domain/ballot/answers.ts';
import { checkBudget, checkMarks } from '#lib/domain/ballot/marks.ts';
import { checkRanking } from '#lib/domain/ballot/ranking.ts';
import type { Checked, Filled } from '#lib/domain/ballot/refusal.ts';
import { checkDots, checkScores } from '#lib/domain/ballot/scores.ts';
import type { Choice } from '#lib/domain/poll/choices.ts';
import { optionsOf } from '#lib/domain/poll/options.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import {
	answerField,
	answerFields,
	optionField,
	valueIn,
	valuesIn,
	type FilledFields
} from './fields.ts';

/** Whether a question was left empty. No dot anywhere says nothing, as an empty field does. */
export function isBlank(asked: Question, filled: FilledFields): boolean {
	return answerFields(asked)
		.flatMap((field) => valuesIn(filled, field))
		.every((value) => isNothing(asked, value));
}

/** Whether an option was marked, ranked, scored, given dots or answered. */
export function isChosen(asked: Question, option: string, filled: FilledFields): boolean {
	const marks = valuesIn(filled, answerField(asked));
	return marks.includes(option) || !isNothing(asked, valueIn(filled, optionField(asked, option)));
}

/** A question's answer as it is counted, or everything that is wrong with it. */
export function checkFilled(asked: Question, filled: FilledFields): Checked<Choice> {
	const marks = valuesIn(filled, answerField(asked)).filter((value) => value !== '');
	switch (asked.kind) {
		case 'answered':
			return checkAnswer(marks[0] ?? '');
		case 'consent':
			return checkStance(marks[0] ?? '');
		case 'marked':
			return checkMarks(marks, asked.options, {
				...asked,
				none: asked.options.find(({ role }) => role === 'none')?.id
			});
		case 'budget':
			return checkBudget(marks, asked.options, {
				least: asked.least,
				most: asked.most,
				...(asked.within ? { total: asked.total } : {})
			});
		case 'ranked':
			return checkRanking(besideOptions(asked, filled), asked.options, asked);
		case 'scored':
			return checkScores(besideOptions(asked, filled), asked.options, asked);
		case 'dotted':
			return checkDots(besideOptions(asked, filled), asked.options, asked);
		case 'times':
			return checkTimes(besideOptions(asked, filled), asked.options);
	}
}

function besideOptions(asked: Question, filled: FilledFields): Filled {
	return Object.fromEntries(
		optionsOf(asked).map(({ id }) => [id, valueIn(filled, optionField(asked, id)).trim()])
	);
}

function isNothing({ kind }: Question, value: string): boolean {
	return value.trim() === '' || (kind === 'dotted' && value.trim() === '0');
}

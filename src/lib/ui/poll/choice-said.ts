import type { Choice } from '#lib/domain/poll/choices.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import { listOf } from '#lib/i18n/dates.ts';
import { reviewed } from './review.ts';

/** A choice in one line: `Yes`; `Riverside path, Hill path`; `1. Hill path, 2. Harbour`; `Hill: 5, Harbour: 3`. */
export function choiceSaid(asked: Question, choice: Choice): string {
	const { kind, words, lines } = reviewed(choice, { asked });
	if (words !== undefined) return words;
	return lines
		.map(({ names, said }, place) => {
			const name = said === undefined ? listOf(names) : `${listOf(names)}: ${said}`;
			return kind === 'ranks' ? `${place + 1}. ${name}` : name;
		})
		.join(', ');
}

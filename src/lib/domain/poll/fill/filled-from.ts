import type { Ranking } from '#lib/domain/tally/election.ts';
import type { Choice, Choices } from '#lib/domain/poll/choices.ts';
import { optionsOf } from '#lib/domain/poll/options.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import type { WrittenWords } from '#lib/domain/poll/words.ts';
import {
	answerField,
	optionField,
	reasonField,
	writtenInField,
	type Asks,
	type FilledFields
} from './fields.ts';

type Field = readonly [name: string, values: readonly string[]];

/** The form as it was filled in for these choices, to show a cast ballot again for a change. */
export function filledFrom(rules: Asks, choices: Choices, words: WrittenWords): FilledFields {
	const fields = rules.questions.flatMap((asked): Field[] => {
		const choice = choices[asked.id];
		if (choice === undefined) return [];
		const { reason, writtenIn } = words[asked.id] ?? {};
		return [
			...answered(asked, choice),
			...(reason ? [[reasonField(asked), [reason]] as const] : []),
			...(writtenIn ? [[writtenInField(asked), [writtenIn]] as const] : [])
		];
	});
	return Object.fromEntries(fields);
}

function answered(asked: Question, choice: Choice): Field[] {
	const ids = optionsOf(asked).map(({ id }) => id);
	const marks = (places: readonly number[]): Field[] => [
		[answerField(asked), places.map((place) => ids[place] ?? '')]
	];
	const beside = (values: readonly (string | number | null)[]): Field[] =>
		values.flatMap((value, place) =>
			value === null ? [] : [[optionField(asked, ids[place] ?? ''), [String(value)]] as const]
		);
	switch (asked.kind) {
		case 'answered':
		case 'consent':
			return [[answerField(asked), [choice as string]]];
		case 'marked':
			return marks(choice as readonly number[]);
		case 'budget':
			return marks((choice as readonly (readonly [number, number])[]).map(([place]) => place));
		case 'ranked':
			return beside(ranksOf(choice as Ranking, ids.length));
		case 'dotted':
			return beside((choice as readonly number[]).map((dots) => dots || null));
		case 'scored':
		case 'times':
			return beside(choice as readonly (string | number | null)[]);
	}
}

/** The rank of each option, from 1; null is not ranked. */
export function ranksOf(ranking: Ranking, options: number): (number | null)[] {
	const ranks = Array.from({ length: options }, (): number | null => null);
	for (const [at, rank] of ranking.entries()) for (const place of rank) ranks[place] = at + 1;
	return ranks;
}

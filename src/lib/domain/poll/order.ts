import { sha256Hex } from '#lib/domain/tally/input.ts';
import type { Asks } from './fill/fields.ts';
import { optionsOf } from './options.ts';
import type { PollOption, Question } from './question.ts';

/**
 * The options as this voter sees them. Where the question is shuffled every voter has an order of
 * their own that stays the same on each visit: by SHA-256 of the seed and the option's id, so that no
 * option gains from standing first. "None of these" and the written-in option stay last.
 */
export function shuffledOptions(asked: Question, voterSeed: string): readonly PollOption[] {
	const options = optionsOf(asked);
	if (!asked.shuffled) return options;
	const lot = (id: string) => sha256Hex(`${voterSeed}\n${asked.id}\n${id}`);
	const drawn = options
		.filter(({ role }) => role === undefined)
		.map((option) => ({ option, lot: lot(option.id) }))
		.sort((one, other) => (one.lot < other.lot ? -1 : 1))
		.map(({ option }) => option);
	return [...drawn, ...options.filter(({ role }) => role !== undefined)];
}

/** The order of the options of every question, as ids by the id of the question. */
export function ordersOf({ questions }: Asks, voterSeed: string): Record<string, string[]> {
	return Object.fromEntries(
		questions.map((asked) => [asked.id, shuffledOptions(asked, voterSeed).map(({ id }) => id)])
	);
}

import type { Tally } from '#lib/domain/tally/result.ts';
import type { PollOption } from './question.ts';
import type { PollPlan, PollRules } from './rules.ts';

/**
 * The plan of a next round: of every question that elects somebody the winners only, who start again
 * at zero. Questions without options to choose among (yes or no, consent) are as they were; one with
 * fewer than two finalists has been settled and is left out.
 */
export function nextRound(
	rules: PollRules,
	tallies: readonly { id: string; tally: Tally }[]
): PollPlan {
	const { title, text, language, electorate, secrecy, results, quorum, backward } = rules;
	const questions = rules.questions.flatMap((asked): PollPlan['questions'] => {
		if (!('options' in asked)) return [asked];
		const winners = tallies.find(({ id }) => id === asked.id)?.tally.winners ?? [];
		const options: PollOption[] = winners.flatMap((place) => asked.options[place] ?? []);
		if (options.length < 2) return [];
		const within = 'most' in asked ? { most: Math.min(asked.most, options.length) } : {};
		const least = 'least' in asked ? { least: Math.min(asked.least, options.length) } : {};
		const seats = 'seats' in asked ? { seats: 1 } : {};
		return [{ ...asked, options, ...within, ...least, ...seats } as typeof asked];
	});
	return { title, text, language, questions, electorate, secrecy, results, quorum, backward };
}

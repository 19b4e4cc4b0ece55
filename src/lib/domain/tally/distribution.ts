import type { Counted } from './election.ts';
import type { Distribution } from './result.ts';

/** How often each score from lowest to highest was given to each option, and how often none was. */
export function distributions(
	options: number,
	ballots: readonly Counted<readonly (number | null)[]>[],
	{ lowest, highest }: { lowest: number; highest: number }
): Distribution[] {
	const counts = Array.from({ length: options }, () => ({
		counts: Array.from({ length: highest - lowest + 1 }, () => 0),
		blank: 0
	}));
	for (const [times, scores] of ballots) {
		counts.forEach((option, place) => {
			const score = scores[place] ?? null;
			if (score === null) option.blank += times;
			else option.counts[score - lowest] = (option.counts[score - lowest] ?? 0) + times;
		});
	}
	return counts;
}

/** How many ballots score no option at all. */
export function blankScores(ballots: readonly Counted<readonly (number | null)[]>[]): number {
	return ballots.reduce(
		(sum, [times, scores]) => (scores.every((score) => score === null) ? sum + times : sum),
		0
	);
}

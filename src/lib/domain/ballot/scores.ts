import type { Option } from '#lib/domain/tally/election.ts';
import { checked, strangers, wholeWithin, within } from './refusal.ts';
import type { BallotRefusal, Checked, Filled } from './refusal.ts';

export type ScoresRule = {
	readonly lowest: number;
	readonly highest: number;
	/** How many options must be scored. */
	readonly least: number;
};

/** A score beside each option; nothing is blank, which is not zero. */
export function checkScores(
	filled: Filled,
	options: readonly Option[],
	{ lowest, highest, least }: ScoresRule
): Checked<readonly (number | null)[]> {
	const refusals: BallotRefusal[] = strangers(Object.keys(filled), options);
	const scores = options.map(({ id }) => {
		const text = filled[id] ?? '';
		if (text === '') return null;
		const score = wholeWithin(text, lowest, highest);
		if (score === undefined) refusals.push({ refusal: 'not-a-score', option: id, lowest, highest });
		return score ?? null;
	});
	const given = options.filter(({ id }) => (filled[id] ?? '') !== '').length;
	return checked(scores, [...refusals, ...within(given, { least, most: options.length })]);
}

export type DotsRule = {
	/** What everybody may spend. */
	readonly points: number;
	/** At most so many on one option. */
	readonly mostEach: number;
	/** Whether all must be spent. */
	readonly all: boolean;
};

/** Whole points spent on options; nothing is none. */
export function checkDots(
	filled: Filled,
	options: readonly Option[],
	{ points, mostEach, all }: DotsRule
): Checked<readonly number[]> {
	const refusals: BallotRefusal[] = strangers(Object.keys(filled), options);
	const most = Math.min(points, mostEach);
	const dots = options.map(({ id }) => {
		const text = filled[id] ?? '';
		const given = text === '' ? 0 : wholeWithin(text, 0, Number.MAX_SAFE_INTEGER);
		if (given === undefined || given > most)
			refusals.push({ refusal: 'not-points', option: id, most });
		return given ?? 0;
	});
	const given = dots.reduce((sum, dot) => sum + dot, 0);
	if (given > points) refusals.push({ refusal: 'too-many-points', most: points, given });
	if (all && given < points) refusals.push({ refusal: 'points-left', most: points, given });
	return checked(dots, refusals);
}

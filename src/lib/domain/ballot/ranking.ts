import type { Option, Ranking } from '#lib/domain/tally/election.ts';
import { checked, strangers, wholeWithin, within } from './refusal.ts';
import type { BallotRefusal, Checked, Filled } from './refusal.ts';

export type RankingRule = {
	/** How many options must be ranked, and how many may be. */
	readonly least: number;
	readonly most: number;
	/** Whether two options may share a rank. */
	readonly shared: boolean;
};

/** Ranks written beside options: 1 is first, nothing is not ranked; no rank may be left out between. */
export function checkRanking(
	filled: Filled,
	options: readonly Option[],
	rule: RankingRule
): Checked<Ranking> {
	const refusals: BallotRefusal[] = strangers(Object.keys(filled), options);
	const ranks: number[][] = [];
	let ranked = 0;
	for (const [place, { id }] of options.entries()) {
		const text = filled[id] ?? '';
		if (text === '') continue;
		ranked++;
		const rank = wholeWithin(text, 1, options.length);
		if (rank === undefined)
			refusals.push({ refusal: 'not-a-rank', option: id, most: options.length });
		else (ranks[rank - 1] ??= []).push(place);
	}
	const ranking = Array.from(ranks, (rank) => rank ?? []);
	for (const [at, rank] of ranking.entries()) {
		if (rank.length === 0) refusals.push({ refusal: 'rank-skipped', rank: at + 1 });
		if (rank.length > 1 && !rule.shared) refusals.push({ refusal: 'rank-shared', rank: at + 1 });
	}
	return checked(ranking, [...refusals, ...within(ranked, rule)]);
}

import type { RankedElection, Ranking } from './election.ts';

/**
 * The place of each option in a ranking, from 0; null where it is not ranked. Skipped ranks keep
 * their place, a repeated option keeps its first.
 */
export function rankOf(ranking: Ranking, options: number): (number | null)[] {
	const places: (number | null)[] = Array.from({ length: options }, () => null);
	ranking.forEach((rank, place) => {
		for (const option of rank) {
			if (option >= 0 && places[option] === null) places[option] = place;
		}
	});
	return places;
}

/**
 * How many ballots put each option (row) above each other (column). What a ballot leaves out is
 * below all it ranks, or, where leaving out means no opinion, the pair is passed over.
 */
export function pairwise({ options, ballots, unranked }: RankedElection): number[][] {
	const over = options.map(() => options.map(() => 0));
	const below = options.length + 1;
	for (const [times, ranking] of ballots) {
		const rank = rankOf(ranking, options.length);
		const named = [...rank.keys()].filter((option) => rank[option] !== null || unranked === 'last');
		for (const a of named) {
			const row = over[a] ?? [];
			for (const b of named) {
				if ((rank[a] ?? below) < (rank[b] ?? below)) row[b] = (row[b] ?? 0) + times;
			}
		}
	}
	return over;
}

/** How many ballots rank no option at all. */
export function blankRankings({ ballots }: RankedElection): number {
	return ballots.reduce(
		(sum, [times, ranking]) =>
			ranking.some((rank) => rank.some((option) => option >= 0)) ? sum : sum + times,
		0
	);
}

import { begin, headOf, type Terms } from './begin.ts';
import type { RankedElection } from './election.ts';
import { seat } from './order.ts';
import { blankRankings, pairwise } from './pairwise.ts';
import type { PairsTally } from './result-pairs.ts';
import { dropBelow, type StatusQuo } from './status-quo.ts';

const VERSION = 1;

/**
 * Schulze (A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
 * single-winner election method, 2011, sections 2.2 and 4, strength by winning votes). An option is
 * above another when the strongest chain of majorities to it is stronger than the one back; a chain
 * is as strong as the votes of its weakest majority.
 */
export function schulze(election: RankedElection, terms: Terms, compared?: StatusQuo): PairsTally {
	const count = begin(election, terms);
	const pairs = pairwise(count.election);
	const dropped = compared ? dropBelow(compared, pairs, election.options) : [];
	const out = new Set(dropped.map(({ option }) => option));
	const standing = [...pairs.keys()].filter((option) => !out.has(option));
	const paths = strongestPaths(pairs, standing);
	const ranking = levels(standing, (a, b) => (paths[a]?.[b] ?? 0) > (paths[b]?.[a] ?? 0));
	const winners = seat(ranking, terms.seats, count.ties);
	return {
		...headOf('schulze', VERSION, count, { winners, blank: blankRankings(count.election) }),
		pairwise: pairs,
		paths,
		dropped,
		ranking
	};
}

/** Floyd and Warshall's way through all pairs; a majority counts with its winning votes. */
function strongestPaths(pairs: readonly number[][], standing: readonly number[]): number[][] {
	const paths = pairs.map((row) => row.map(() => 0));
	for (const a of standing) {
		for (const b of standing) {
			const [votes, against] = [pairs[a]?.[b] ?? 0, pairs[b]?.[a] ?? 0];
			const row = paths[a];
			if (row && votes > against) row[b] = votes;
		}
	}
	for (const via of standing) {
		const onward = paths[via] ?? [];
		for (const from of standing) {
			const row = paths[from] ?? [];
			const first = row[via] ?? 0;
			for (const to of standing) {
				const weakest = Math.min(first, onward[to] ?? 0);
				if (from !== to && weakest > (row[to] ?? 0)) row[to] = weakest;
			}
		}
	}
	return paths;
}

/** Those that nobody left is above, then the same among the rest. */
export function levels(
	options: readonly number[],
	above: (a: number, b: number) => boolean
): number[][] {
	const order: number[][] = [];
	let left = [...options];
	while (left.length > 0) {
		const first = left.filter((option) => !left.some((other) => above(other, option)));
		order.push(first);
		left = left.filter((option) => !first.includes(option));
	}
	return order;
}

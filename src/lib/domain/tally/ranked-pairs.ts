import { begin, headOf, type Terms } from './begin.ts';
import type { RankedElection } from './election.ts';
import { seat } from './order.ts';
import { blankRankings, pairwise } from './pairwise.ts';
import type { Majority, PairsTally } from './result-pairs.ts';
import { levels } from './schulze.ts';
import { dropBelow, type StatusQuo } from './status-quo.ts';

const VERSION = 1;

/**
 * Ranked pairs (Tideman, Independence of clones as a criterion for voting rules, 1987; by winning
 * votes). Majorities are kept from the strongest down, except one that would close a circle with
 * those kept before. Stronger is: more votes for it, then fewer against. Of majorities that are
 * equally strong all are looked at together, and those that close a circle with the others are all
 * left out, so that the result does not depend on any order of the options.
 */
export function rankedPairs(
	election: RankedElection,
	terms: Terms,
	compared?: StatusQuo
): PairsTally {
	const count = begin(election, terms);
	const pairs = pairwise(count.election);
	const dropped = compared ? dropBelow(compared, pairs, election.options) : [];
	const out = new Set(dropped.map(({ option }) => option));
	const standing = [...pairs.keys()].filter((option) => !out.has(option));
	const { majorities, kept } = keep(majoritiesOf(pairs, standing), pairs.length);
	const ranking = levels(standing, (a, b) => kept[a]?.[b] ?? false);
	const winners = seat(ranking, terms.seats, count.ties);
	return {
		...headOf('ranked-pairs', VERSION, count, { winners, blank: blankRankings(count.election) }),
		pairwise: pairs,
		majorities,
		dropped,
		ranking
	};
}

function majoritiesOf(pairs: readonly number[][], standing: readonly number[]): Majority[] {
	const found = standing.flatMap((over) =>
		standing.map((under) => ({
			over,
			under,
			votes: pairs[over]?.[under] ?? 0,
			against: pairs[under]?.[over] ?? 0,
			kept: false
		}))
	);
	return found.filter(({ votes, against }) => votes > against).sort(strongerFirst);
}

const strongerFirst = (a: Majority, b: Majority): number =>
	b.votes - a.votes || a.against - b.against;

function keep(sorted: readonly Majority[], options: number) {
	const kept = Array.from({ length: options }, () => Array.from({ length: options }, () => false));
	const majorities: Majority[] = [];
	for (let from = 0; from < sorted.length;) {
		const strength = sorted[from];
		const to = sorted.findIndex(
			(other, at) => at > from && strength && strongerFirst(strength, other) !== 0
		);
		const equal = sorted.slice(from, to < 0 ? undefined : to);
		const together = reachable(kept, equal);
		for (const majority of equal) {
			const circular = together[majority.under]?.[majority.over] ?? false;
			const row = kept[majority.over];
			if (row && !circular) row[majority.under] = true;
			majorities.push({ ...majority, kept: !circular });
		}
		from += equal.length;
	}
	return { majorities, kept };
}

/** Who is over whom along the kept majorities and these more. */
function reachable(kept: readonly boolean[][], more: readonly Majority[]): boolean[][] {
	const reach = kept.map((row) => [...row]);
	for (const { over, under } of more) (reach[over] ?? [])[under] = true;
	for (const [via, onward] of reach.entries()) {
		for (const row of reach) {
			if (row[via]) onward.forEach((reached, to) => (row[to] ||= reached));
		}
	}
	return reach;
}

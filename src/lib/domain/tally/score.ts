import { begin, headOf, type Terms } from './begin.ts';
import { blankScores, distributions } from './distribution.ts';
import type { ScoredElection } from './election.ts';
import { compare, rational, writeRational, type Rational } from './exact.ts';
import { orderBy, seat } from './order.ts';
import type { Distribution, ScoreTally } from './result.ts';

const VERSION = 1;

/**
 * The highest mean wins (range voting; Smith, 2000). The mean is over the scores that were given: a
 * blank is not zero and does not count. An option nobody scored comes last.
 */
export function score(election: ScoredElection, terms: Terms): ScoreTally {
	const count = begin(election, terms);
	const { ballots, lowest, highest } = count.election;
	const spread = distributions(election.options.length, ballots, election);
	const means = spread.map((option) => meanOf(option, lowest));
	const ranking = orderBy([...means.keys()], (a, b) => byMean(means[a] ?? null, means[b] ?? null));
	const winners = seat(ranking, terms.seats, count.ties);
	return {
		...headOf('score', VERSION, count, { winners, blank: blankScores(ballots) }),
		lowest,
		highest,
		means: means.map((mean) => (mean ? writeRational(mean) : null)),
		distributions: spread,
		ranking
	};
}

function meanOf({ counts }: Distribution, lowest: number): Rational | null {
	let sum = 0n;
	let given = 0n;
	counts.forEach((times, step) => {
		sum += BigInt(times) * BigInt(lowest + step);
		given += BigInt(times);
	});
	return given === 0n ? null : rational(sum, given);
}

function byMean(a: Rational | null, b: Rational | null): number {
	if (a === null || b === null) return Number(a === null) - Number(b === null);
	return compare(b, a);
}

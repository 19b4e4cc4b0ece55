import { begin, headOf, type Terms } from './begin.ts';
import { blankScores, distributions } from './distribution.ts';
import type { ScoredElection } from './election.ts';
import { leastCommonMultiple } from './exact.ts';
import { orderBy, seat } from './order.ts';
import type { JudgmentTally } from './result.ts';

const VERSION = 1;

/**
 * The highest median wins (Balinski and Laraki, Majority Judgment, 2010, chapter 1). The median of
 * an even number of grades is the lower middle one. Options with equal medians are told apart by
 * the method's own rule: one median grade after the other is taken from each until they differ.
 * Blanks are no grades; where options have different numbers of grades, each grade counts so many
 * times that all have as many. An option nobody graded comes last.
 */
export function majorityJudgment(election: ScoredElection, terms: Terms): JudgmentTally {
	const count = begin(election, terms);
	const { ballots, lowest, highest } = count.election;
	const spread = distributions(election.options.length, ballots, election);
	const grades = alike(spread.map(({ counts }) => counts.map(BigInt)));
	const ranking = orderBy([...grades.keys()], (a, b) =>
		byMajorityValue(grades[a] ?? [], grades[b] ?? [])
	);
	const winners = seat(ranking, terms.seats, count.ties);
	const medians = grades.map(medianStep);
	return {
		...headOf('majority-judgment', VERSION, count, { winners, blank: blankScores(ballots) }),
		lowest,
		highest,
		medians: medians.map((step) => (step === null ? null : lowest + step)),
		distributions: spread,
		ranking
	};
}

/** The same proportions, with as many grades for every option that has any. */
function alike(counts: readonly (readonly bigint[])[]): bigint[][] {
	const common = counts.map(sum).reduce((a, b) => leastCommonMultiple(a, b || 1n), 1n);
	return counts.map((steps) => steps.map((times) => (times * common) / (sum(steps) || 1n)));
}

/** Below zero when a is the better. Takes equal medians away in bulk, so it ends after few steps. */
function byMajorityValue(a: readonly bigint[], b: readonly bigint[]): number {
	const [left, right] = [[...a], [...b]];
	for (;;) {
		const [one, other] = [medianStep(left), medianStep(right)];
		if (one !== other || one === null || other === null) return (other ?? -1) - (one ?? -1);
		const [fromOne, fromOther] = [removable(left, one), removable(right, other)];
		const together = fromOne < fromOther ? fromOne : fromOther;
		left[one] = (left[one] ?? 0n) - together;
		right[other] = (right[other] ?? 0n) - together;
	}
}

/** Where the lower median lies, as a step from the lowest grade; null without any grade. */
function medianStep(counts: readonly bigint[]): number | null {
	const all = sum(counts);
	let upToHere = 0n;
	for (const [step, times] of counts.entries()) {
		upToHere += times;
		if (times > 0n && 2n * upToHere >= all) return step;
	}
	return null;
}

/**
 * How many grades of the median can go, one after the other, while it stays the median: with r gone
 * it is the lower median as long as 2·below < all - r and 2·(below + here - r) ≥ all - r.
 */
function removable(counts: readonly bigint[], median: number): bigint {
	const below = sum(counts.slice(0, median));
	const here = counts[median] ?? 0n;
	const above = sum(counts.slice(median + 1));
	const limits = [here - 1n, here + above - below - 1n, here + below - above];
	return limits.reduce((a, b) => (a < b ? a : b)) + 1n;
}

const sum = (counts: readonly bigint[]): bigint => counts.reduce((all, times) => all + times, 0n);

import type { BudgetElection } from './election.ts';
import { readRational, type Rational } from './exact.ts';

/** A project with what the ballots gave it. Money is in the smallest unit that occurs. */
export type Project = {
	readonly place: number;
	readonly cost: bigint;
	readonly points: number;
	readonly supporters: number;
};

export type Budget = {
	readonly projects: readonly Project[];
	readonly total: bigint;
	/** Decimals of the smallest unit: 2 when there are cents. */
	readonly places: number;
};

/** Costs and sums of a budget; throws RangeError when an amount is not a decimal of at least zero. */
export function budgetOf(election: BudgetElection): Budget {
	const texts = [election.total, ...election.options.map(({ cost }) => cost ?? '')];
	const places = Math.max(...texts.map((text) => text.split('.')[1]?.length ?? 0));
	const points = election.options.map(() => 0);
	const supporters = election.options.map(() => 0);
	for (const [times, given] of election.ballots) {
		for (const [project, amount] of given) {
			points[project] = (points[project] ?? 0) + times * amount;
			if (amount > 0) supporters[project] = (supporters[project] ?? 0) + times;
		}
	}
	const projects = election.options.map(({ cost }, place) => ({
		place,
		cost: inUnits(cost ?? '', places),
		points: points[place] ?? 0,
		supporters: supporters[place] ?? 0
	}));
	return { projects, total: inUnits(election.total, places), places };
}

function inUnits(text: string, places: number): bigint {
	const amount: Rational | undefined = readRational(text);
	if (!amount || amount.n < 0n) throw new RangeError(`${text} is not an amount of money`);
	return (amount.n * 10n ** BigInt(places)) / amount.d;
}

/** How many ballots support no project. */
export function blankBudgets({ ballots }: BudgetElection): number {
	return ballots.reduce(
		(sum, [times, given]) => (given.some(([, points]) => points > 0) ? sum : sum + times),
		0
	);
}

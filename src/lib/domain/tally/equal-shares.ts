import { begin, headOf, type Terms } from './begin.ts';
import { inOrder } from './budget-greedy.ts';
import type { BudgetElection } from './election.ts';
import { rational, writeDecimal, writeFixed } from './exact.ts';
import { blankBudgets, budgetOf, type Budget } from './project.ts';
import type { SharesTally } from './result-budget.ts';
import type { Purchase } from './purses.ts';
import { buyEqually } from './shares-run.ts';
import { tieBreaker, type TieBreaker } from './ties.ts';

const VERSION = 1;

type Outcome = { purchases: readonly Purchase[]; spent: bigint; ties: TieBreaker };

/**
 * Method of Equal Shares with approval utilities measured in cost (Peters, Pierczyński and Skowron,
 * Proportional Participatory Budgeting with Additive Utilities, 2021). Everyone gets an equal share;
 * see shares-run.ts. A project with points from a ballot counts as approved by it.
 *
 * Completion, because shares alone leave money over:
 * - `add1` (Wieliczka, Świecie): the share starts at the whole units of money per ballot and grows by
 *   one unit as long as the result does not cost more than there is;
 * - `add1-exhaustive`: the same, but ends as soon as no further project would fit;
 * - `add1-then-greedy`: `add1-exhaustive`, then what still fits by most supporters;
 * - `none`: the exact share, no completion.
 *
 * Equal offers: most supporters, then the lower cost, then the lot. Cost zero is funded if anyone
 * supports it.
 */
export function equalShares(
	election: BudgetElection,
	terms: Terms,
	completion: SharesTally['completion'] = 'add1'
): SharesTally {
	const begun = begin(election, terms);
	const budget = budgetOf(begun.election);
	const attempt = attempts(begun.election, budget, terms);
	const unit = 10n ** BigInt(budget.places);
	const cast = BigInt(begun.election.ballots.reduce((sum, [times]) => sum + times, 0));
	const exact = { share: budget.total, scale: cast || 1n };
	let money = exact;
	let raised = 0;
	if (completion !== 'none')
		money = { share: (budget.total / (cast * unit || 1n)) * unit, scale: 1n };
	let outcome = attempt(money);
	const supported = budget.projects.filter(({ supporters }) => supporters > 0).length;
	while (completion !== 'none' && outcome.purchases.length < supported) {
		if (completion !== 'add1' && !anythingFits(budget, outcome)) break;
		const more = { share: money.share + unit, scale: 1n };
		const next = attempt(more);
		if (next.spent > budget.total) break;
		[money, outcome, raised] = [more, next, raised + 1];
	}
	const completed = completion === 'add1-then-greedy' ? fill(budget, outcome) : [];
	const winners = [...outcome.purchases.map(({ project }) => project), ...completed];
	const spent = winners.reduce((sum, place) => sum + (budget.projects[place]?.cost ?? 0n), 0n);
	const count = { ...begun, ties: outcome.ties };
	return {
		...headOf('equal-shares', VERSION, count, { winners, blank: blankBudgets(begun.election) }),
		total: writeFixed(budget.total, budget.places),
		spent: writeFixed(spent, budget.places),
		supporters: budget.projects.map(({ supporters }) => supporters),
		completion,
		share: writeDecimal(rational(money.share, money.scale * unit), 5),
		raised,
		steps: outcome.purchases.map(({ project, price, scale, payInFull, payTheRest }) => ({
			project,
			price: writeDecimal(rational(price, scale * unit), 5),
			payInFull,
			payTheRest
		})),
		completed
	};
}

/** A count for any share of money, with a record of ties of its own. */
function attempts(election: BudgetElection, { projects }: Budget, { ties }: Terms) {
	const voters = election.ballots.map(([count, given]) => ({
		count,
		projects: given.filter(([, points]) => points > 0).map(([project]) => project)
	}));
	const supporters = projects.map((): number[] => []);
	voters.forEach((group, at) => group.projects.forEach((place) => supporters[place]?.push(at)));
	const supported = projects.filter(({ supporters: number }) => number > 0);
	const free = supported.filter(({ cost }) => cost === 0n);
	const sides = supported
		.filter(({ cost }) => cost > 0n)
		.map((project) => ({ project, voters: supporters[project.place] ?? [] }));
	const gifts = free.map(({ place, supporters: payInFull }) => ({
		...{ project: place, price: 0n, scale: 1n, payInFull, payTheRest: 0 }
	}));
	return (money: { share: bigint; scale: bigint }): Outcome => {
		const breaker = tieBreaker(election.options, ties);
		const purchases = [...gifts, ...buyEqually(sides, voters, money, breaker)];
		const spent = purchases.reduce((sum, { project }) => sum + (projects[project]?.cost ?? 0n), 0n);
		return { purchases, spent, ties: breaker };
	};
}

function anythingFits({ projects, total }: Budget, { purchases, spent }: Outcome): boolean {
	const funded = new Set(purchases.map(({ project }) => project));
	return projects.some(
		({ place, cost, supporters }) => supporters > 0 && !funded.has(place) && spent + cost <= total
	);
}

function fill({ projects, total }: Budget, { purchases, spent, ties }: Outcome): number[] {
	const funded = new Set(purchases.map(({ project }) => project));
	const rest = projects.filter(({ place, supporters }) => supporters > 0 && !funded.has(place));
	const byVotes = rest.map((project) => ({ ...project, points: project.supporters }));
	let left = total - spent;
	return inOrder(byVotes, ties)
		.filter(({ cost }) => cost <= left && ((left -= cost), true))
		.map(({ place }) => place);
}

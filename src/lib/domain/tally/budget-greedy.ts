import { begin, headOf, type Terms } from './begin.ts';
import type { BudgetElection } from './election.ts';
import { writeFixed } from './exact.ts';
import { blankBudgets, budgetOf, type Project } from './project.ts';
import type { GreedyStep, GreedyTally } from './result-budget.ts';
import type { TieBreaker } from './ties.ts';

const VERSION = 1;

/**
 * Projects are funded from the most points down (the rule of most Polish cities; Rey and Maly, The
 * (Computational) Social Choice Take on Indivisible Participatory Budgeting, 2023, section 3.1).
 * Equal points: the lower cost first, then the lot. What no longer fits is passed over.
 */
export function budgetGreedy(election: BudgetElection, terms: Terms): GreedyTally {
	return fund('budget-greedy', election, terms);
}

/** The same, but the first project that does not fit ends the list (Gdynia, Wrocław). */
export function budgetGreedyNoSkip(election: BudgetElection, terms: Terms): GreedyTally {
	return fund('budget-greedy-no-skip', election, terms);
}

function fund(method: GreedyTally['method'], election: BudgetElection, terms: Terms): GreedyTally {
	const count = begin(election, terms);
	const { projects, total, places } = budgetOf(count.election);
	const winners: number[] = [];
	const steps: GreedyStep[] = [];
	let left = total;
	let ended = false;
	for (const { place, cost, points } of inOrder(projects, count.ties)) {
		let outcome: GreedyStep['outcome'] = 'funded';
		if (points < election.leastPoints || points === 0) outcome = 'too-few-points';
		else if (ended) outcome = 'not-reached';
		else if (cost > left) outcome = 'too-expensive';
		if (outcome === 'funded') {
			left -= cost;
			winners.push(place);
		}
		ended ||= outcome === 'too-expensive' && method === 'budget-greedy-no-skip';
		steps.push({ project: place, left: writeFixed(left, places), outcome });
	}
	return {
		...headOf(method, VERSION, count, { winners, blank: blankBudgets(count.election) }),
		total: writeFixed(total, places),
		spent: writeFixed(total - left, places),
		points: projects.map(({ points }) => String(points)),
		supporters: projects.map(({ supporters }) => supporters),
		steps
	};
}

/** Most points first, then the lower cost, then as the lot says; lots that were needed are noted. */
export function inOrder(projects: readonly Project[], ties: TieBreaker): Project[] {
	const byCost = (a: Project, b: Project) => (a.cost < b.cost ? -1 : a.cost > b.cost ? 1 : 0);
	const sorted = [...projects].sort(
		(a, b) => b.points - a.points || byCost(a, b) || ties.compare(a.place, b.place)
	);
	let from = 0;
	for (const [at, project] of sorted.entries()) {
		const next = sorted[at + 1];
		if (next && next.points === project.points && next.cost === project.cost) continue;
		const tied = sorted.slice(from, at + 1).map(({ place }) => place);
		if (tied.length > 1 && project.points > 0) ties.pick(tied, 'election', 1);
		from = at + 1;
	}
	return sorted;
}

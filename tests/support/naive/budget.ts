import type { People } from './lot.ts';

export type Money = { readonly n: bigint; readonly d: bigint };

const money = (n: bigint, d: bigint = 1n): Money => {
	let [a, b] = [n < 0n ? -n : n, d];
	while (b > 0n) [a, b] = [b, a % b];
	return a === 0n ? { n: 0n, d: 1n } : { n: n / a, d: d / a };
};
const minus = (a: Money, b: Money) => money(a.n * b.d - b.n * a.d, a.d * b.d);
const plus = (a: Money, b: Money) => money(a.n * b.d + b.n * a.d, a.d * b.d);
const less = (a: Money, b: Money) => a.n * b.d < b.n * a.d;

type Approvals = People<readonly number[]>;

const supporters = (project: number, people: Approvals) =>
	people.filter((marks) => marks.includes(project)).length;

/** Most votes first, then the lower cost, then the lot; passing over or stopping. */
export function greedy(
	costs: readonly number[],
	total: number,
	people: Approvals,
	{ order, skip }: { order: readonly number[]; skip: boolean }
): number[] {
	const votes = (project: number) => supporters(project, people);
	const sorted = [...order]
		.filter((project) => votes(project) > 0)
		.sort((a, b) => votes(b) - votes(a) || (costs[a] ?? 0) - (costs[b] ?? 0));
	const funded: number[] = [];
	let left = total;
	for (const project of sorted) {
		const cost = costs[project] ?? 0;
		if (cost <= left) {
			funded.push(project);
			left -= cost;
		} else if (!skip) break;
	}
	return funded;
}

/**
 * Equal Shares voter by voter: of the projects that their supporters can pay together, the one with
 * the smallest highest payment for each unit of cost.
 */
export function equalSharesOnce(
	costs: readonly number[],
	share: Money,
	people: Approvals,
	order: readonly number[]
): number[] {
	const purse = people.map(() => share);
	const bought: number[] = [];
	for (;;) {
		const offers = [...costs.keys()]
			.filter((project) => !bought.includes(project) && supporters(project, people) > 0)
			.flatMap((project) => {
				const price = highestPayment(project, costs[project] ?? 0, people, purse);
				return price
					? [{ project, price, perUnit: money(price.n, price.d * BigInt(costs[project] ?? 1)) }]
					: [];
			});
		const [first, ...rest] = offers;
		if (!first) return bought;
		const lowest = rest.reduce((a, b) => (less(b.perUnit, a.perUnit) ? b : a), first);
		const equal = offers.filter(({ perUnit }) => !less(lowest.perUnit, perUnit));
		const chosen = equal.sort(
			(a, b) =>
				supporters(b.project, people) - supporters(a.project, people) ||
				(costs[a.project] ?? 0) - (costs[b.project] ?? 0) ||
				order.indexOf(a.project) - order.indexOf(b.project)
		)[0];
		if (!chosen) return bought;
		bought.push(chosen.project);
		people.forEach((marks, person) => {
			const has = purse[person] ?? share;
			if (!marks.includes(chosen.project)) return;
			purse[person] = less(has, chosen.price) ? money(0n) : minus(has, chosen.price);
		});
	}
}

/** The x at which payments of min(purse, x) add up to the cost; none if all purses do not. */
function highestPayment(
	project: number,
	cost: number,
	people: Approvals,
	purse: readonly Money[]
): Money | undefined {
	const purses = people
		.map((marks, person) => ({ marks, has: purse[person] ?? money(0n) }))
		.filter(({ marks }) => marks.includes(project))
		.map(({ has }) => has)
		.sort((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0));
	let paid = money(0n);
	for (const [poorer, has] of purses.entries()) {
		const missing = minus(money(BigInt(cost)), paid);
		const each = money(missing.n, missing.d * BigInt(purses.length - poorer));
		if (!less(has, each)) return each;
		paid = plus(paid, has);
	}
	return undefined;
}

/** Add1: shares of whole units, one more each as long as the result does not cost too much. */
export function equalSharesAdd1(
	costs: readonly number[],
	total: number,
	people: Approvals,
	order: readonly number[]
): number[] {
	const spent = (projects: readonly number[]) =>
		projects.reduce((sum, project) => sum + (costs[project] ?? 0), 0);
	const supported = [...costs.keys()].filter((project) => supporters(project, people) > 0);
	let share = BigInt(Math.floor(total / Math.max(1, people.length)));
	let bought = equalSharesOnce(costs, money(share), people, order);
	while (bought.length < supported.length) {
		share += 1n;
		const next = equalSharesOnce(costs, money(share), people, order);
		if (spent(next) > total) break;
		bought = next;
	}
	return bought;
}

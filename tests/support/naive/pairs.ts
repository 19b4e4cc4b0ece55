import type { People } from './lot.ts';

type Rankings = People<readonly (readonly number[])[]>;

/** Ballots that prefer a to b, by looking at every ballot for every pair. */
export function prefer(a: number, b: number, people: Rankings): number {
	return people.filter((ranking) => {
		const rank = (option: number) => {
			const at = ranking.findIndex((tied) => tied.includes(option));
			return at < 0 ? ranking.length : at;
		};
		return rank(a) < rank(b);
	}).length;
}

/** The option that beats every other, if there is one. */
export function condorcetWinner(options: number, people: Rankings): number | undefined {
	const all = [...Array(options).keys()];
	return all.find((a) => all.every((b) => a === b || prefer(a, b, people) > prefer(b, a, people)));
}

/** Schulze's definition: the strongest of all paths, each as strong as its weakest link. */
export function strongestPath(from: number, to: number, options: number, people: Rankings): number {
	const link = (a: number, b: number) => {
		const [pro, contra] = [prefer(a, b, people), prefer(b, a, people)];
		return pro > contra ? pro : 0;
	};
	const follow = (at: number, visited: readonly number[], weakest: number): number => {
		if (at === to) return weakest;
		const next = [...Array(options).keys()].filter((option) => !visited.includes(option));
		const paths = next
			.filter((option) => link(at, option) > 0)
			.map((option) => follow(option, [...visited, option], Math.min(weakest, link(at, option))));
		return Math.max(0, ...paths);
	};
	return follow(from, [from], Number.MAX_SAFE_INTEGER);
}

/** Schulze's order: who has no stronger path against them, then the same among the rest. */
export function schulzeOrder(options: number, people: Rankings): number[][] {
	const path = (a: number, b: number) => strongestPath(a, b, options, people);
	return peel(options, (a, b) => path(a, b) > path(b, a));
}

/**
 * Ranked pairs: majorities from the strongest; those equally strong are taken together, without any
 * that lies on a circle of majorities taken before and these.
 */
export function rankedPairsOrder(options: number, people: Rankings): number[][] {
	const all = [...Array(options).keys()];
	const majorities = all
		.flatMap((a) =>
			all.map((b) => ({ a, b, pro: prefer(a, b, people), contra: prefer(b, a, people) }))
		)
		.filter(({ pro, contra }) => pro > contra);
	const strengths = [...new Set(majorities.map(({ pro, contra }) => `${pro} ${contra}`))]
		.map((text) => text.split(' ').map(Number))
		.sort(([p = 0, c = 0], [q = 0, d = 0]) => q - p || c - d);
	let kept: { a: number; b: number }[] = [];
	for (const [pro, contra] of strengths) {
		const equal = majorities.filter((one) => one.pro === pro && one.contra === contra);
		const together = [...kept, ...equal];
		kept = [...kept, ...equal.filter(({ a, b }) => !leads(b, a, together))];
	}
	return peel(options, (a, b) => kept.some((one) => one.a === a && one.b === b));
}

function leads(from: number, to: number, links: readonly { a: number; b: number }[]): boolean {
	const reached = new Set([from]);
	for (let size = 0; size < reached.size;) {
		size = reached.size;
		for (const { a, b } of links) if (reached.has(a)) reached.add(b);
	}
	return reached.has(to);
}

function peel(options: number, above: (a: number, b: number) => boolean): number[][] {
	let left = [...Array(options).keys()];
	const order: number[][] = [];
	while (left.length > 0) {
		const top = left.filter((option) => left.every((other) => !above(other, option)));
		order.push(top);
		left = left.filter((option) => !top.includes(option));
	}
	return order;
}

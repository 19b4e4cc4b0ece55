import type { Order } from './result.ts';
import type { TieBreaker } from './ties.ts';

/** Options from best to worst by a comparison that is below zero when a is better. */
export function orderBy(
	options: readonly number[],
	better: (a: number, b: number) => number
): number[][] {
	const order: number[][] = [];
	for (const option of [...options].sort(better)) {
		const last = order.at(-1);
		if (last && better(last[0] ?? option, option) === 0) last.push(option);
		else order.push([option]);
	}
	return order.map((tied) => tied.sort((a, b) => a - b));
}

/**
 * The first so many of an order. Where not all of those that are equal find a seat the tie rule
 * picks; where all do, the lot only says in which sequence they are named.
 */
export function seat(order: Order, seats: number, ties: TieBreaker): number[] {
	const winners: number[] = [];
	for (const tied of order) {
		let left = [...tied].sort(ties.compare);
		while (left.length > seats - winners.length && winners.length < seats) {
			const chosen = ties.pick(left, 'election', 1);
			winners.push(chosen);
			left = left.filter((option) => option !== chosen);
		}
		if (winners.length >= seats) break;
		winners.push(...left);
	}
	return winners;
}

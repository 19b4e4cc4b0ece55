import type { Words } from './words.ts';

/** A word of the city's own in a list that it orders: a category, a neighbourhood. */
export interface ListedWord {
	id: number;
	names: Words;
	/** Retired words stay where they are used, and are offered no more. */
	retired: boolean;
}

export type Direction = 'up' | 'down';

/** The order in which one of the ids has moved past its neighbour; at the end it stays. */
export function moved<Id>(ids: readonly Id[], id: Id, direction: Direction): Id[] {
	const order = [...ids];
	const from = order.indexOf(id);
	const to = direction === 'up' ? from - 1 : from + 1;
	const neighbour = order[to];
	if (from < 0 || neighbour === undefined) return order;
	order[from] = neighbour;
	order[to] = id;
	return order;
}

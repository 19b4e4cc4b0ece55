import { wholeWithin } from '#lib/domain/ballot/refusal.ts';

/** Options that stand in ranks, from the first rank to the last; several where a rank is shared. */
export type Ranks = readonly (readonly string[])[];

/** The ranks that numbers beside options make; what is no rank does not count. */
export function ranksFrom(
	order: readonly string[],
	numbers: Readonly<Record<string, string>>
): Ranks {
	const ranks = new Map<number, string[]>();
	for (const id of order) {
		const rank = wholeWithin((numbers[id] ?? '').trim(), 1, order.length);
		if (rank !== undefined) ranks.set(rank, [...(ranks.get(rank) ?? []), id]);
	}
	return [...ranks].sort(([one], [other]) => one - other).map(([, ids]) => ids);
}

/** The numbers that say so, without gaps. */
export function numbersOf(ranks: Ranks): Record<string, string> {
	return Object.fromEntries(
		ranks.flatMap((ids, at) => ids.map((id) => [id, String(at + 1)] as const))
	);
}

/** In which rank an option stands, from 0; -1 when in none. */
export function rankOf(ranks: Ranks, id: string): number {
	return ranks.findIndex((ids) => ids.includes(id));
}

export function takenOut(ranks: Ranks, id: string): Ranks {
	return ranks.map((ids) => ids.filter((one) => one !== id)).filter((ids) => ids.length > 0);
}

/** One rank up or down; out of a shared rank into one of its own beside it. */
export function moved(ranks: Ranks, id: string, by: -1 | 1): Ranks {
	const at = rankOf(ranks, id);
	const isAlone = ranks[at]?.length === 1;
	const to = isAlone ? at + by : by < 0 ? at : at + 1;
	return putAt(takenOut(ranks, id), id, to);
}

/** Before so many of the other ranked options, counted one by one; never into a shared rank. */
export function putBefore(ranks: Ranks, id: string, before: number): Ranks {
	const others = takenOut(ranks, id);
	let passed = 0;
	const to = others.findIndex((ids) => (passed += ids.length) > before);
	return putAt(others, id, to < 0 ? others.length : to);
}

export function putLast(ranks: Ranks, id: string): Ranks {
	return putAt(takenOut(ranks, id), id, ranks.length);
}

/** The ranked ones first, then the others as they stood. */
export function inOrder(ranks: Ranks, order: readonly string[]): string[] {
	const ranked = ranks.flat();
	return [...ranked, ...order.filter((id) => !ranked.includes(id))];
}

function putAt(ranks: Ranks, id: string, at: number): Ranks {
	const place = Math.max(0, Math.min(at, ranks.length));
	return [...ranks.slice(0, place), [id], ...ranks.slice(place)];
}

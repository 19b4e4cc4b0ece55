import type { ThreadOrder } from '#lib/domain/thread.ts';
import { threadOrders } from '#lib/domain/thread.ts';

/**
 * Where a page of a thread begins, in the address: `value` is what the order sorts by (agreements, or how
 * often the writer has written; 0 for the two orders by time), `id` the comment itself. `from` keeps the
 * comment, `after` begins behind it.
 */
export interface ThreadPlace {
	readonly side: 'from' | 'after';
	readonly value: number;
	readonly id: number;
}

/** What a reader wants of a thread. */
export interface ThreadReading {
	readonly order: ThreadOrder;
	readonly place: ThreadPlace | null;
}

/** The reading that an address asks for; what makes no sense is the beginning. */
export function readingOf(query: URLSearchParams): ThreadReading {
	const asked = query.get('order');
	const order = threadOrders.find((order) => order === asked) ?? 'oldest';
	for (const side of ['from', 'after'] as const) {
		const found = /^(\d{1,9})_(\d{1,15})$/.exec(query.get(side) ?? '');
		if (found) return { order, place: { side, value: Number(found[1]), id: Number(found[2]) } };
	}
	return { order, place: null };
}

/** The part of an address behind `?`; empty for the beginning of the usual order. */
export function queryOf({ order, place }: ThreadReading): string {
	const query = new URLSearchParams();
	if (order !== 'oldest') query.set('order', order);
	if (place) query.set(place.side, `${place.value}_${place.id}`);
	return query.size > 0 ? `?${query}` : '';
}

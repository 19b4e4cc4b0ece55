import { wholeHours } from './figures.ts';
import { orderKinds, type OrderKind } from './order.ts';
import type { StatementCategory } from './statement.ts';

/** Orders that are alike in all of these; of a kind all together when category and country are null. Hours are the median. */
export interface OrderCount {
	kind: OrderKind;
	category: StatementCategory | null;
	country: string | null;
	orders: number;
	confirmed: number;
	givenEffect: number;
	hoursToConfirm: number | null;
	hoursToEffect: number | null;
}

/**
 * What a transparency report says of orders of one kind (Digital Services Act, article 15(1)(a)): those
 * received in the year, and what became of them by now; medians in whole hours.
 */
export interface ReportedOrders {
	received: number;
	confirmed: number;
	given_effect: number;
	median_hours_to_confirm: number | null;
	median_hours_to_effect: number | null;
	by_type: { category: StatementCategory; country: string; orders: number }[];
}

export function reportedOrders(counts: readonly OrderCount[]): Record<OrderKind, ReportedOrders> {
	const of = (kind: OrderKind): ReportedOrders => {
		const ours = counts.filter((one) => one.kind === kind);
		const all = ours.find(({ category }) => category === null);
		return {
			received: all?.orders ?? 0,
			confirmed: all?.confirmed ?? 0,
			given_effect: all?.givenEffect ?? 0,
			median_hours_to_confirm: wholeHours(all?.hoursToConfirm ?? null),
			median_hours_to_effect: wholeHours(all?.hoursToEffect ?? null),
			by_type: ours.flatMap(({ category, country, orders }) =>
				category !== null && country !== null ? [{ category, country, orders }] : []
			)
		};
	};
	return Object.fromEntries(orderKinds.map((kind) => [kind, of(kind)])) as Record<
		OrderKind,
		ReportedOrders
	>;
}

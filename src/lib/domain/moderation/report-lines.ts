import type { ReportedOrders } from './order-figures.ts';
import { orderKinds, type OrderKind } from './order.ts';
import type { Report } from './report.ts';

export const reportFields = ['part', 'of', 'category', 'figure', 'value'] as const;

/** A line of the file: which part, which ground, step, type or country in it, and one figure; empty without one. */
export type ReportLine = [
	part: string,
	of: string,
	category: string,
	figure: string,
	value: number | null
];

/** The figures of a report one under another, as a table for spreadsheets. */
export function reportLines(report: Report): ReportLine[] {
	const { by_ground: ofGrounds, ...notices } = report.notices;
	const { cases, decisions, own_initiative: own, restrictions, complaints } = report;
	return [
		...figures('notices', notices),
		...ofGrounds.flatMap(({ ground, category, ...counts }) =>
			figures('notices', counts, ground, category)
		),
		...figures('trusted_flaggers', report.trusted_flaggers),
		...figures('cases', cases),
		...figures('decisions', { total: decisions.total }),
		...byStep('decisions', decisions.by_step),
		...figures('own_initiative', { total: own.total }),
		...byStep('own_initiative', own.by_step),
		...figures('restrictions', { total: restrictions.total }),
		...restrictions.by_type.flatMap(({ type, ...counts }) =>
			figures('restrictions by type', counts, type)
		),
		...restrictions.by_ground.flatMap(({ ground, category, ...counts }) =>
			figures('restrictions by ground', counts, ground, category)
		),
		...figures('complaints', complaints),
		...orderKinds.flatMap((kind) => ordersOf(kind, report.orders[kind])),
		...figures('automated_means', report.automated_means)
	];
}

function ordersOf(kind: OrderKind, { by_type: ofTypes, ...counts }: ReportedOrders): ReportLine[] {
	const part = `orders to ${kind}`;
	return [
		...figures(part, counts),
		...ofTypes.flatMap(({ category, country, orders }) =>
			figures(part, { received: orders }, country, category)
		)
	];
}

function figures(
	part: string,
	counts: Record<string, number | null>,
	of = '',
	category = ''
): ReportLine[] {
	return Object.entries(counts).map(([figure, value]) => [part, of, category, figure, value]);
}

const byStep = (part: string, steps: Record<string, number>) =>
	Object.entries(steps).flatMap(([step, decisions]) => figures(part, { decisions }, step));

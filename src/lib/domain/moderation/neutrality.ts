/**
 * What tells an admin whether texts are treated alike: the decisions that closed a case, by who decided, by
 * rule, by group and by the language of the text. They show where to look, and rank nobody.
 */
export const dimensions = ['facilitator', 'rule', 'group', 'language'] as const;
export type Dimension = (typeof dimensions)[number];

/** Decisions that are alike in one thing; `key` is null where it has none: no rule was broken, no group. */
export interface NeutralityCount {
	key: string | null;
	decisions: number;
	restrictions: number;
	appealed: number;
	/** Appeals that took the decision back. */
	reversed: number;
	/** Median from the opening of the case; null without any. */
	hours: number | null;
}

export interface NeutralityRow extends NeutralityCount {
	/** Of a facilitator or a group; the key itself of all others. */
	name: string;
}

export interface Neutrality {
	all: NeutralityCount;
	by: Record<Dimension, readonly NeutralityRow[]>;
}

/** From so many on, a share says something. */
export const comparedFrom = 5;

/** A share in whole per cent; null of so few that it would compare what cannot be compared. */
export function percentOf(n: number, all: number): number | null {
	return all < comparedFrom ? null : Math.round((100 * n) / all);
}

export const neutralityFields = [
	'by',
	'key',
	'name',
	'decisions',
	'restrictions',
	'appealed',
	'reversed',
	'median_hours'
] as const;

/** The tables one under another, for spreadsheets: numbers alone, no shares. */
export function neutralityLines({ all, by }: Neutrality): (string | number | null)[][] {
	const lineOf = (part: string, name: string, one: NeutralityCount) => [
		...[part, one.key, name, one.decisions, one.restrictions, one.appealed, one.reversed],
		one.hours === null ? null : Math.round(one.hours)
	];
	return [
		lineOf('all', '', all),
		...dimensions.flatMap((dimension) =>
			by[dimension].map((row) => lineOf(dimension, row.name, row))
		)
	];
}

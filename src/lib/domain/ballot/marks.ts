import type { Option } from '#lib/domain/tally/election.ts';
import { compare, plus, rational, readRational, writeRational } from '#lib/domain/tally/exact.ts';
import { checked, strangers, within } from './refusal.ts';
import type { BallotRefusal, Checked } from './refusal.ts';

export type MarksRule = {
	readonly least: number;
	readonly most: number;
	/** Id of "none of these", which stands alone. */
	readonly none?: string;
};

/** Options marked, as ids: one of several, several, or as many as one approves. */
export function checkMarks(
	marked: readonly string[],
	options: readonly Option[],
	rule: MarksRule
): Checked<readonly number[]> {
	const refusals = named(marked, options);
	const none = rule.none !== undefined && marked.includes(rule.none);
	if (none && marked.length > 1) refusals.push({ refusal: 'none-and-others' });
	const enough = none ? [] : within(marked.length, rule);
	return checked(places(marked, options), [...refusals, ...enough]);
}

export type BudgetRule = {
	readonly least: number;
	readonly most: number;
	/** The money a ballot may spend, as a decimal; without it only the number of projects counts. */
	readonly total?: string;
};

/** Projects marked, as ids, that together may cost at most the total. */
export function checkBudget(
	marked: readonly string[],
	projects: readonly Option[],
	rule: BudgetRule
): Checked<readonly (readonly [number, number])[]> {
	const refusals = named(marked, projects);
	const chosen = places(marked, projects);
	const costs = chosen.map((place) => readRational(projects[place]?.cost ?? '0') ?? rational(0));
	const cost = costs.reduce(plus, rational(0));
	const total = rule.total === undefined ? undefined : readRational(rule.total);
	if (total && compare(cost, total) > 0) {
		refusals.push({
			refusal: 'over-budget',
			total: writeRational(total),
			cost: writeRational(cost)
		});
	}
	const ballot = chosen.map((place) => [place, 1] as const);
	return checked(ballot, [...refusals, ...within(marked.length, rule)]);
}

function named(marked: readonly string[], options: readonly Option[]): BallotRefusal[] {
	const twice = new Set(marked.filter((id, at) => marked.indexOf(id) < at));
	const repeats = [...twice].map((option) => ({ refusal: 'named-twice' as const, option }));
	return [...strangers(marked, options), ...repeats];
}

function places(marked: readonly string[], options: readonly Option[]): number[] {
	return [...options.keys()].filter((place) => marked.includes(options[place]?.id ?? ''));
}

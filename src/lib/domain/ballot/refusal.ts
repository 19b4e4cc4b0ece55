import type { Option } from '#lib/domain/tally/election.ts';

/** Why a ballot cannot be cast as it was filled in; `option` is an id. */
export type BallotRefusal =
	| { readonly refusal: 'unknown-option'; readonly option: string }
	| { readonly refusal: 'named-twice'; readonly option: string }
	| { readonly refusal: 'none-and-others' }
	| { readonly refusal: 'too-few'; readonly least: number; readonly given: number }
	| { readonly refusal: 'too-many'; readonly most: number; readonly given: number }
	| { readonly refusal: 'not-a-rank'; readonly option: string; readonly most: number }
	| { readonly refusal: 'rank-shared'; readonly rank: number }
	| { readonly refusal: 'rank-skipped'; readonly rank: number }
	| {
			readonly refusal: 'not-a-score';
			readonly option: string;
			readonly lowest: number;
			readonly highest: number;
	  }
	| { readonly refusal: 'not-points'; readonly option: string; readonly most: number }
	| { readonly refusal: 'too-many-points'; readonly most: number; readonly given: number }
	| { readonly refusal: 'points-left'; readonly most: number; readonly given: number }
	| { readonly refusal: 'over-budget'; readonly total: string; readonly cost: string }
	| { readonly refusal: 'not-an-answer'; readonly option?: string };

/** Either a ballot as it is counted, or everything that is wrong with it. */
export type Checked<Ballot> =
	{ readonly ballot: Ballot } | { readonly refusals: readonly BallotRefusal[] };

export function checked<Ballot>(
	ballot: Ballot,
	refusals: readonly BallotRefusal[]
): Checked<Ballot> {
	return refusals.length > 0 ? { refusals } : { ballot };
}

/** What was filled in beside each option's id, as it came from a form. */
export type Filled = Readonly<Record<string, string>>;

/** Names in a form that are not options of this question. */
export function strangers(ids: readonly string[], options: readonly Option[]): BallotRefusal[] {
	const known = new Set(options.map(({ id }) => id));
	return ids
		.filter((id) => !known.has(id))
		.map((option) => ({ refusal: 'unknown-option', option }));
}

export function within(given: number, rule: { least: number; most: number }): BallotRefusal[] {
	if (given < rule.least) return [{ refusal: 'too-few', least: rule.least, given }];
	if (given > rule.most) return [{ refusal: 'too-many', most: rule.most, given }];
	return [];
}

/** A whole number in digits, within bounds; undefined for anything else, `1e309` and ` 5` included. */
export function wholeWithin(text: string, lowest: number, highest: number): number | undefined {
	if (!/^(0|-?[1-9]\d{0,8})$/.test(text)) return undefined;
	const value = Number(text);
	return value >= lowest && value <= highest ? value : undefined;
}

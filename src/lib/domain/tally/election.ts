/**
 * What is counted: the options and the ballots, as plain JSON. Ballots name options by their place
 * in `options` (from 0). The same shape is published (files/published.ts documents it), hashed
 * (input.ts) and counted (tally.ts).
 */
export type Option = {
	readonly id: string;
	readonly name: string;
	/** A project's cost in the poll's currency, as a decimal: `12000` or `308151.26`. */
	readonly cost?: string;
	/** The pile of names nobody declared: it is counted, goes out first and cannot be elected. */
	readonly writeIns?: true;
};

/** So many ballots that say the same. */
export type Counted<Ballot> = readonly [count: number, ballot: Ballot];

/**
 * Ranks from first to last, each with the options put there: one as a rule, several where equal
 * ranks are allowed (or where a paper was over-marked), none where a rank was skipped.
 */
export type Ranking = readonly (readonly number[])[];

/** Stands in a rank that was marked, but in a way that names no single option (an overvote). */
export const UNREADABLE = -1;

export type Answer = 'yes' | 'no' | 'abstain';
export type Stance = 'agree' | 'abstain' | 'disagree' | 'block';
export type TimeAnswer = 'yes' | 'if-need-be' | 'no';

type Contest<Kind extends string, Ballot> = {
	readonly kind: Kind;
	readonly title: string;
	readonly options: readonly Option[];
	readonly ballots: readonly Counted<Ballot>[];
};

export type RankedElection = Contest<'ranked', Ranking> & {
	/** As many as the file or the poll says are to be elected. */
	readonly seats: number;
	/** What leaving an option out means where pairs are compared. */
	readonly unranked: 'last' | 'no-opinion';
};
export type MarkedElection = Contest<'marked', readonly number[]>;
/** One score an option, in the order of the options; null is blank, which is not zero. */
export type ScoredElection = Contest<'scored', readonly (number | null)[]> & {
	readonly lowest: number;
	readonly highest: number;
};
/** Points given to each option, in the order of the options. */
export type DottedElection = Contest<'dotted', readonly number[]>;
export type AnsweredElection = Contest<'answered', Answer>;
export type ConsentElection = Contest<'consent', Stance>;
/** Pairs of project and points; an approval is one point. Options carry their cost. */
export type BudgetElection = Contest<'budget', readonly (readonly [number, number])[]> & {
	/** The money there is, in the same currency as the costs. */
	readonly total: string;
	/** Projects with fewer points than this are not funded. */
	readonly leastPoints: number;
};
export type TimesElection = Contest<'times', readonly (TimeAnswer | null)[]>;

export type Election =
	| RankedElection
	| MarkedElection
	| ScoredElection
	| DottedElection
	| AnsweredElection
	| ConsentElection
	| BudgetElection
	| TimesElection;

/** How many ballots there are, equal ones counted as often as they were cast. */
export function ballotsIn(election: Election): number {
	let sum = 0;
	for (const [count] of election.ballots) sum += count;
	return sum;
}

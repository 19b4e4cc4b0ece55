import type { Option } from './election.ts';
import type { GreedyTally, SharesTally } from './result-budget.ts';
import type { PairsTally } from './result-pairs.ts';
import type { RoundsTally } from './result-rounds.ts';
import type { TieBreak, TieRule } from './ties.ts';

/**
 * A counted poll as plain JSON: it can be stored, published, sent to a worker and explained round by
 * round. Options are named by their place in `options`; exact numbers are texts (`17/5`, `123.45600`).
 */
export type Tally =
	| TotalsTally
	| ScoreTally
	| JudgmentTally
	| RoundsTally
	| PairsTally
	| MajorityTally
	| ConsentTally
	| GreedyTally
	| SharesTally
	| TimesTally;

/** What every result carries, whatever the method. */
export type Head<Method extends string> = {
	readonly method: Method;
	/** Raised whenever the method could give another result or record for the same input. */
	readonly version: number;
	/** SHA-256 of the canonical JSON of what was counted (input.ts). */
	readonly input: string;
	readonly ties: TieRule;
	readonly options: readonly Option[];
	readonly seats: number;
	/** Ballots cast and, of these, those that say nothing. Not people, not points. */
	readonly ballots: { readonly cast: number; readonly blank: number };
	/** In the order of election or rank. */
	readonly winners: readonly number[];
	readonly tieBreaks: readonly TieBreak[];
};

/** Options from best to worst, equal ones together. */
export type Order = readonly (readonly number[])[];

/** Plurality, approval, Borda, dots: one sum an option. */
export type TotalsTally = Head<'plurality' | 'approval' | 'borda' | 'dots'> & {
	readonly totals: readonly string[];
	/** The sum of all totals: points or marks, which is neither ballots nor people. */
	readonly points: string;
	readonly ranking: Order;
};

/** How often each score was given, from the lowest to the highest, and how often none. */
export type Distribution = { readonly counts: readonly number[]; readonly blank: number };

export type ScoreTally = Head<'score'> & {
	readonly lowest: number;
	readonly highest: number;
	/** Exact means over the scores given; null where nobody gave one. */
	readonly means: readonly (string | null)[];
	readonly distributions: readonly Distribution[];
	readonly ranking: Order;
};

export type JudgmentTally = Head<'majority-judgment'> & {
	readonly lowest: number;
	readonly highest: number;
	/** The majority grade (lower median) of each option; null where nobody gave one. */
	readonly medians: readonly (number | null)[];
	readonly distributions: readonly Distribution[];
	readonly ranking: Order;
};

export type MajorityTally = Head<'majority'> & {
	readonly yes: number;
	readonly no: number;
	readonly abstain: number;
	/** What the yes votes are measured against, and how many of them there must be. */
	readonly of: { readonly what: 'votes' | 'ballots' | 'entitled'; readonly count: number };
	readonly needed: number;
	readonly passed: boolean;
};

export type ConsentTally = Head<'consent'> & {
	readonly agree: number;
	readonly abstain: number;
	readonly disagree: number;
	readonly block: number;
	/** Empty when it passed. */
	readonly obstacles: readonly ('blocked' | 'too-few-agree' | 'too-many-disagree' | 'no-ballots')[];
	readonly passed: boolean;
};

export type TimesTally = Head<'best-time'> & {
	readonly times: readonly {
		readonly yes: number;
		readonly ifNeedBe: number;
		readonly no: number;
	}[];
	readonly ranking: Order;
};

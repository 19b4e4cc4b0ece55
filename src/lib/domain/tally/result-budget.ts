import type { Head } from './result.ts';

/** A project, the money left after it was looked at, and what became of it. */
export type GreedyStep = {
	readonly project: number;
	readonly left: string;
	readonly outcome: 'funded' | 'too-expensive' | 'too-few-points' | 'not-reached';
};

export type GreedyTally = Head<'budget-greedy' | 'budget-greedy-no-skip'> & {
	readonly total: string;
	readonly spent: string;
	readonly points: readonly string[];
	readonly supporters: readonly number[];
	readonly steps: readonly GreedyStep[];
};

export type SharesStep = {
	readonly project: number;
	/** The most that one supporter pays, cut at five decimals; the count itself is exact. */
	readonly price: string;
	/** Of the supporters: how many pay that price, and how many their last money. */
	readonly payInFull: number;
	readonly payTheRest: number;
};

export type SharesTally = Head<'equal-shares'> & {
	readonly total: string;
	readonly spent: string;
	readonly supporters: readonly number[];
	readonly completion: 'none' | 'add1' | 'add1-exhaustive' | 'add1-then-greedy';
	/** Money of each ballot in the count that stands, and how often it was raised by one unit. */
	readonly share: string;
	readonly raised: number;
	readonly steps: readonly SharesStep[];
	/** Funded afterwards by votes, where the completion says so. */
	readonly completed: readonly number[];
};

import type { Head, Order } from './result.ts';

/** One option above another on more ballots than the other way round. */
export type Majority = {
	readonly over: number;
	readonly under: number;
	readonly votes: number;
	readonly against: number;
	/** Ranked pairs: whether it was kept, or left out because it would close a circle. */
	readonly kept: boolean;
};

/** An option left out before pairs are compared, and the rule it did not meet. */
export type Dropped = {
	readonly option: number;
	readonly rule: 'quorum' | 'majority';
	readonly votes: number;
	readonly against: number;
	readonly needed: string;
};

export type PairsTally = Head<'schulze' | 'ranked-pairs'> & {
	/** Row over column: ballots that put the row's option above the column's. */
	readonly pairwise: readonly (readonly number[])[];
	/** Schulze: the strongest path from row to column, in winning votes. */
	readonly paths?: readonly (readonly number[])[];
	/** Ranked pairs: in the order in which they were looked at. */
	readonly majorities?: readonly Majority[];
	readonly dropped: readonly Dropped[];
	readonly ranking: Order;
};

import type { Head, Order } from './result.ts';

/** Why a vote counts for nobody; `filled`: its option was elected and every seat is taken. */
export type Inactive = 'blank' | 'exhausted' | 'overvote' | 'repeat' | 'skipped' | 'filled';

/** Votes that moved before a round was counted. Amounts are in the unit of the round's totals. */
export type Transfer = {
	readonly from: number;
	readonly because: 'surplus' | 'exclusion';
	/** Option and amount, in the order of the options. */
	readonly to: readonly (readonly [number, string])[];
	/** What found no further choice. */
	readonly inactive: string;
	/** What was cut off when values were cut to their last decimal. */
	readonly cut: string;
};

export type Round = {
	/** What moved since the round before; empty in the first. */
	readonly transfers: readonly Transfer[];
	/** Votes of each option; null once it is out. */
	readonly totals: readonly (string | null)[];
	/** Votes that count for nobody, by the reason. */
	readonly inactive: Readonly<Record<Inactive, string>>;
	/** Votes held by nobody because values are cut to their last decimal. */
	readonly cut: string;
	/** Votes needed in this round. */
	readonly quota: string;
	readonly elected: readonly number[];
	/** Why: they have the quota, no more remain than seats, or a tie of the last two was settled. */
	readonly because?: 'quota' | 'remaining' | 'last-two';
	readonly excluded: readonly number[];
};

/** Instant runoff and the single transferable vote. */
export type RoundsTally = Head<'irv' | 'stv' | 'stv-scottish'> & {
	/** Of the last round. */
	readonly quota: string;
	readonly rounds: readonly Round[];
	/** Where one seat was filled after another, each with a count of its own. */
	readonly passes?: readonly (readonly Round[])[];
	readonly ranking: Order;
};

import type { Channel } from '#lib/domain/poll.ts';
import type { Quorum } from '#lib/domain/tally/quorum.ts';
import type { Tally } from '#lib/domain/tally/result.ts';

/** What was counted, question by question. */
export type Counted = { readonly id: string; readonly tally: Tally };

/** The count of a poll. Ballots, people entitled and points (in the tallies) are numbers apart. */
export type PollCount = {
	/** Ballots counted. */
	readonly counted: number;
	/** People on the roll, late additions included. */
	readonly entitled: number;
	/** Of them, those who were added after opening. */
	readonly late: number;
	/** Ballots by the way they came. */
	readonly channels: Readonly<Record<Channel, number>>;
	/** People marked on the roll as having come with a paper ballot; papers that nobody entered in time, or that were invalid, are no ballots. */
	readonly paperMarks: number;
	readonly quorum: Quorum | null;
	readonly questions: readonly Counted[];
	/** Whether the poll was still open: counted at a multiple of 20 ballots. */
	readonly interim: boolean;
};

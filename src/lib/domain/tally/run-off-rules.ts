import { z } from 'zod';
import { shareText } from './amount.ts';

/** What a ballot is worth that was not filled in as asked. Ballots cast on our pages always are. */
const ballotRules = {
	/** A rank with several options: it ends the ballot, is passed over, or ends it if several of them continue. */
	overvote: z.enum(['ends', 'passed-over', 'ends-if-several-continue']).default('ends'),
	/** So many empty ranks in a row are passed over; one more ends the ballot. */
	skippedRanks: z.union([z.int().min(0), z.literal('any')]).default('any'),
	/** An option named again: it is passed over, or ends the ballot. */
	repeat: z.enum(['passed-over', 'ends']).default('passed-over')
};

/** How a ranked count with rounds goes, as cities and societies differ in it. */
export const runOffRules = z
	.strictObject({
		...ballotRules,
		/**
		 * Who is elected: who has more than half of the votes still in the count (`majority`), who is
		 * left when as many remain as seats (`last-standing`), all that remain once each has more than a
		 * share of the votes (`share`), or whoever reaches a quota, their surplus moving on (`quota`).
		 */
		elect: z.enum(['majority', 'last-standing', 'share', 'quota']).default('majority'),
		/** With `majority`: one seat after the other, counted anew without those elected. */
		oneAfterAnother: z.boolean().default(false),
		/** With `share`: such as `15/100`. */
		share: shareText.default('0'),
		/** With `share`: of the votes in the first round, instead of those still in the count. */
		shareOfFirstRound: z.boolean().default(false),
		/** With `quota`: several may be elected in one round. */
		severalPerRound: z.boolean().default(true),
		/** Decimals of the quota; 0 is a whole number of votes. */
		quotaPlaces: z.int().min(0).max(9).default(0),
		/** With `quota`: decimals of the value of a vote. */
		places: z.int().min(0).max(9).default(4),
		/** All that can no longer win even with all votes of those below go out in one round. */
		batch: z.boolean().default(false),
		/** Options without any vote go out in one round. */
		zerosTogether: z.boolean().default(true),
		/** With one seat: the count goes on, for the record, until two remain. */
		untilTwo: z.boolean().default(false),
		/** Ids of options that are not in the count; ballots pass over them. */
		withdrawn: z.array(z.string()).readonly().default([])
	})
	.refine(({ places, quotaPlaces }) => quotaPlaces <= places, {
		error: 'a quota cannot be finer than votes',
		path: ['quotaPlaces']
	});

export type RunOffRules = Readonly<z.output<typeof runOffRules>>;
export type BallotRules = Pick<RunOffRules, keyof typeof ballotRules>;

/** Instant runoff as most cities that use it count (San Francisco Charter, section 13.102). */
export const INSTANT_RUNOFF: RunOffRules = runOffRules.parse({});

import type { PollResult } from '#lib/domain/poll/count.ts';
import type { Finding } from './finding.ts';

/** What is checked, in this order. */
export const checks = ['rules', 'seed', 'log', 'ballots', 'answers', 'people', 'result'] as const;
export type Check = (typeof checks)[number];

/** Those that say little, or nothing, where ballots are kept back. */
export const needBallots: readonly Check[] = ['ballots', 'answers', 'result'];

/** How far a check has come, of `of` pieces; or what it found, nothing if all is sound. */
export type Step =
	| { readonly check: Check; readonly done: number; readonly of: number }
	| {
			readonly check: Check;
			readonly findings: readonly Finding[];
			/** The ballots counted again, with the last check; absent where they are kept back. */
			readonly result?: PollResult;
	  };

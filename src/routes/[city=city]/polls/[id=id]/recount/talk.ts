import type { Bundle } from '#lib/domain/poll/bundle.ts';
import type { ReceiptFound } from '#lib/domain/poll/verify/receipt.ts';
import type { Step } from '#lib/domain/poll/verify/steps.ts';

/** What the page asks of its worker. */
export type Ask =
	/** Read the bundle at an address of this site, or in a file, and check it. */
	| { readonly ask: 'check'; readonly from: string | File }
	/** Look up the leaf that begins like this, in the bundle that was read. */
	| { readonly ask: 'code'; readonly beginning: string }
	| { readonly ask: 'receipt'; readonly file: File };

/** What the worker tells on the way. */
export type Told =
	| { readonly told: 'read'; readonly facts: Facts }
	| { readonly told: 'step'; readonly step: Step }
	| { readonly told: 'checked' }
	| { readonly told: 'unreachable' }
	| { readonly told: 'malformed'; readonly of: 'bundle' | 'receipt'; readonly fault: Fault }
	| { readonly told: 'found'; readonly found: ReceiptFound; readonly signed: boolean };

/** Where a file cannot be read, and what was expected there (in English, as programs say it). */
export interface Fault {
	readonly line: number;
	readonly expected: string;
}

/** What the page shows of a bundle besides its checks. */
export type Facts = Pick<Bundle, 'rules' | 'rulesHash' | 'late' | 'chain'> & {
	/** Ballots that count; whether they are published one by one. */
	readonly ballots: number;
	readonly shown: boolean;
	readonly entitled: number;
	readonly lines: number;
	readonly root: string | undefined;
};

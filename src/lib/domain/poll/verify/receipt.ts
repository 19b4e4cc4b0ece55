import type { Bundle } from '#lib/domain/poll/bundle.ts';
import { leafOf, type Choices } from '#lib/domain/poll/choices.ts';
import { isPromiseOf, type Receipt } from '#lib/domain/poll/receipt.ts';
import { linesOf, type Lines } from './lines.ts';

/** Where a leaf was found; lines are numbered from 1. */
export type Found =
	/** In the log, with the ballot that is counted for it; without where ballots are kept back. */
	| { readonly found: 'included'; readonly line: number; readonly choices?: Choices }
	/** In the log, but the voter changed the vote later: line `by` stands for it now. */
	| { readonly found: 'replaced'; readonly line: number; readonly by: number }
	/** In the log, but no ballot is counted for it. */
	| { readonly found: 'uncounted'; readonly line: number }
	/** Not in the log. With a signed receipt that is proof of a broken promise. */
	| { readonly found: 'missing' };

export type ReceiptFound =
	| Found
	/** It is about another poll than the bundle. */
	| { readonly found: 'other-poll' }
	/** The same poll promised it, with the same key, but under other rules than the bundle's. */
	| { readonly found: 'other-rules' }
	/** Not signed with the poll's key: not a receipt of this poll, or altered. */
	| { readonly found: 'false-signature' };

/** What became of the ballot that a receipt was given for. */
export function verifyReceipt(bundle: Bundle, receipt: Receipt): ReceiptFound {
	const { rules, rulesHash } = bundle;
	if (receipt.poll !== rules.poll || receipt.city !== rules.city) return { found: 'other-poll' };
	if (receipt.key !== rules.receiptKey || !isPromiseOf(rules.receiptKey, receipt))
		return { found: 'false-signature' };
	if (receipt.rules !== rulesHash) return { found: 'other-rules' };
	return findLeaf(bundle, receipt.leaf);
}

/** What became of the ballot whose leaf begins like this (short-code.ts). */
export function findLeaf(bundle: Bundle, beginning: string): Found {
	const lines = linesOf(bundle.log);
	const entry = bundle.log.find(({ leaf }) => leaf.startsWith(beginning));
	if (!entry) return { found: 'missing' };
	const line = lines.of.get(entry.leaf) ?? 0;
	const by = standingFor(line, bundle, lines);
	if (by !== line) return { found: 'replaced', line, by };
	if (bundle.ballots === null) return { found: 'included', line };
	const ballot = bundle.ballots.find(
		(one) => leafOf({ ...one, rules: bundle.rulesHash }) === entry.leaf
	);
	return ballot
		? { found: 'included', line, choices: ballot.choices }
		: { found: 'uncounted', line };
}

/** The line that took a line's place in the end, or itself; a line only ever replaces an earlier one. */
function standingFor(line: number, { log }: Bundle, { replacedBy }: Lines): number {
	for (let last = line; ;) {
		const by = replacedBy.get(log[last - 1]?.leaf ?? '');
		if (by === undefined || by <= last) return last;
		last = by;
	}
}

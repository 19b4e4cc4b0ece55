import type { RequestEvent } from '@sveltejs/kit';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import { readBallot } from '#lib/domain/poll/fill.ts';
import { shortCode } from '#lib/domain/poll/short-code.ts';
import { to } from '#lib/i18n/link.ts';
import { qrPath } from '../qr.ts';

/** A ballot that was sent: to be filled in again with its faults said, or to be looked at once more. */
export function reviewed(rules: PollRules, fields: FormData) {
	const read = readBallot(rules, fields.entries());
	return 'faults' in read
		? ({ step: 'fill', faults: read.faults, filled: read.filled } as const)
		: ({ step: 'review', ...read } as const);
}

/** The same on its way back to the form: whatever is wrong is said when it is sent again. */
export function unreviewed(rules: PollRules, fields: FormData) {
	const { filled } = readBallot(rules, fields.entries());
	return { step: 'fill', faults: {}, filled } as const;
}

/** What a page shows of a receipt; null where ballots are detached and there is none. */
export function receiptShown({ url, params }: RequestEvent, leaf: string | null) {
	if (leaf === null) return null;
	const code = shortCode(leaf);
	const path = `/${params.city}/polls/${params.id}/receipts/${code}`;
	const address = url.origin + to(path);
	return {
		code,
		address,
		qr: qrPath(address),
		download: { href: `${path}/receipt.json`, filename: `${params.city}-${code}.json` }
	};
}

/** A page that leaves by itself: after so many seconds, without scripts, and kept by no cache. */
export function leaveAfter(event: RequestEvent, seconds: number, path: string): void {
	event.setHeaders({ refresh: `${seconds}; url=${to(path)}` });
}

import { readBundle, type Bundle } from '#lib/domain/poll/bundle.ts';
import { readReceipt } from '#lib/domain/poll/receipt.ts';
import { verification } from '#lib/domain/poll/verify.ts';
import { linesOf } from '#lib/domain/poll/verify/lines.ts';
import { findLeaf, verifyReceipt } from '#lib/domain/poll/verify/receipt.ts';
import { MalformedFile } from '#lib/domain/tally/files/malformed.ts';
import type { Ask, Facts, Told } from './talk.ts';

// Beside the page's own thread, which goes on answering while 100,000 ballots are counted.
let kept: Bundle | undefined;

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
	answer(data).catch(reportError);
});

async function answer(asked: Ask): Promise<void> {
	if (asked.ask === 'check') return check(asked.from);
	if (!kept) return;
	if (asked.ask === 'code')
		return tell({ told: 'found', found: findLeaf(kept, asked.beginning), signed: false });
	const bundle = kept;
	const text = await asked.file.text();
	within('receipt', () => {
		const found = verifyReceipt(bundle, readReceipt(text));
		tell({ told: 'found', found, signed: true });
	});
}

async function check(from: string | File): Promise<void> {
	const text = typeof from === 'string' ? await fetched(from) : await from.text();
	if (text === undefined) return tell({ told: 'unreachable' });
	within('bundle', () => {
		const bundle = readBundle(text);
		kept = bundle;
		tell({ told: 'read', facts: factsOf(bundle) });
		for (const step of verification(bundle)) tell({ told: 'step', step });
		tell({ told: 'checked' });
	});
}

/** Undefined when the site cannot be reached or has nothing there. */
async function fetched(address: string): Promise<string | undefined> {
	const response = await fetch(address).catch((error: unknown) => {
		if (error instanceof TypeError) return undefined;
		throw error;
	});
	return response?.ok ? response.text() : undefined;
}

function factsOf({ rules, rulesHash, late, chain, roots, log, ballots }: Bundle): Facts {
	return {
		...{ rules, rulesHash, late, chain },
		ballots: linesOf(log).live.size,
		shown: ballots !== null,
		entitled: rules.entitled + late.length,
		lines: log.length,
		root: roots.at(-1)?.root
	};
}

function within(of: 'bundle' | 'receipt', work: () => void): void {
	try {
		work();
	} catch (error) {
		if (!(error instanceof MalformedFile)) throw error;
		tell({ told: 'malformed', of, fault: { line: error.line, expected: error.expected } });
	}
}

function tell(told: Told): void {
	postMessage(told);
}

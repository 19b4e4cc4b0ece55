import type { PollResult } from '#lib/domain/poll/count.ts';
import type { Finding } from '#lib/domain/poll/verify/finding.ts';
import type { ReceiptFound } from '#lib/domain/poll/verify/receipt.ts';
import { checks, type Check } from '#lib/domain/poll/verify/steps.ts';
import { startWorker } from './start-worker.ts';
import type { Ask, Facts, Fault, Told } from './talk.ts';

type Checked = { readonly findings: readonly Finding[] };
type Under = { readonly done: number; readonly of: number };

/** How far the check of one poll has come, in the visitor's browser. */
export class Recount {
	state = $state<'idle' | 'reading' | 'checking' | 'checked' | 'unreachable' | 'broken'>('idle');
	/** The file that was given is none. */
	fault = $state.raw<Fault>();
	facts = $state.raw<Facts>();
	result = $state.raw<PollResult>();
	/** What was found, or how far it is, by check; those that have not begun are not in it. */
	steps = $state.raw<Partial<Record<Check, Checked | Under>>>({});
	/** What became of the receipt that was looked up last. */
	receipt = $state.raw<
		{ readonly found: ReceiptFound; readonly signed: boolean } | { readonly fault: Fault }
	>();
	private worker: Worker | undefined;

	readonly busy = $derived(this.state === 'reading' || this.state === 'checking');
	readonly findings = $derived(checks.flatMap((check) => this.findingsOf(check) ?? []));
	/** Checks that are done, and of the one that is not its part. */
	readonly progress = $derived(
		Object.values(this.steps).reduce(
			(sum, step) => sum + ('findings' in step ? 1 : step.done / Math.max(1, step.of)),
			0
		)
	);

	/** Undefined while a check is not done. */
	findingsOf(check: Check): readonly Finding[] | undefined {
		const step = this.steps[check];
		return step && 'findings' in step ? step.findings : undefined;
	}

	/** Reads and checks the bundle at an address, or in a file; a check that is under way is left. */
	check(from: string | File): void {
		this.stop();
		this.state = 'reading';
		this.fault = this.facts = this.result = this.receipt = undefined;
		this.steps = {};
		this.worker = startWorker();
		this.worker.onmessage = ({ data }: MessageEvent<Told>) => this.hear(data);
		this.worker.onerror = () => (this.state = 'broken');
		this.ask({ ask: 'check', from });
	}

	/** To be called when the page is left. */
	stop(): void {
		this.worker?.terminate();
	}

	ask(asked: Ask): void {
		this.worker?.postMessage(asked);
	}

	private hear(told: Told): void {
		switch (told.told) {
			case 'read':
				this.state = 'checking';
				this.facts = told.facts;
				return;
			case 'step': {
				const { check, ...step } = told.step;
				this.steps = { ...this.steps, [check]: step };
				if ('result' in step) this.result = step.result;
				return;
			}
			case 'checked':
				this.state = 'checked';
				return;
			case 'unreachable':
				this.state = 'unreachable';
				return;
			case 'found':
				this.receipt = { found: told.found, signed: told.signed };
				return;
			case 'malformed':
				if (told.of === 'receipt') this.receipt = { fault: told.fault };
				else [this.fault, this.state] = [told.fault, 'idle'];
		}
	}
}

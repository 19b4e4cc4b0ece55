import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PollResult } from '#lib/domain/poll/count.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';

/** What is counted. `ballots` are lines: how often, a tab, choices as canonical JSON. */
export interface CountTask {
	rules: PollRules;
	ballots: string;
	seed: string;
	entitled: number;
}

/**
 * Counts in a thread of its own, so that the server goes on answering; two counts at the most run at
 * once, others wait.
 * @throws Error when the count itself failed
 */
export async function countInWorker(task: CountTask): Promise<PollResult> {
	await turn();
	try {
		return await run(task);
	} finally {
		running -= 1;
		queue.shift()?.();
	}
}

const mostAtOnce = 2;
let running = 0;
const queue: (() => void)[] = [];

async function turn(): Promise<void> {
	while (running >= mostAtOnce) await new Promise<void>((resolve) => queue.push(resolve));
	running += 1;
}

function run(task: CountTask): Promise<PollResult> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(program(), { workerData: task, execArgv: [] });
		let result: PollResult | undefined;
		worker.once('message', (found: PollResult) => (result = found));
		worker.once('error', reject);
		// Answered when the thread is gone: a process that ends beside a thread that does can break.
		worker.once('exit', (status) =>
			result ? resolve(result) : reject(new Error(`The count ended with ${status}.`))
		);
	});
}

/** The thread's program, run by plain Node from src/, seen from there as well as from the built server. */
function program(): string {
	const inside = path.join('src', 'lib', 'server', 'counting', 'worker.ts');
	let place = path.dirname(fileURLToPath(import.meta.url));
	while (!existsSync(path.join(place, inside))) {
		const parent = path.dirname(place);
		if (parent === place) throw new Error(`${inside} is not beside this program.`);
		place = parent;
	}
	return path.join(place, inside);
}

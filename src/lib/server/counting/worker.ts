// A thread that counts one poll and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { resultOf } from '#lib/domain/poll/count.ts';
import type { Choices } from '#lib/domain/poll/choices.ts';
import type { CountTask } from './count-in-worker.ts';

const { rules, ballots, seed, entitled } = workerData as CountTask;
const counted = ballots
	.split('\n')
	.filter((line) => line !== '')
	.map((line) => {
		const tab = line.indexOf('\t');
		return [Number(line.slice(0, tab)), JSON.parse(line.slice(tab + 1)) as Choices] as const;
	});
parentPort?.postMessage(resultOf(rules, counted, seed, entitled));

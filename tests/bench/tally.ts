import path from 'node:path';
import type { RankedElection, Ranking } from '#lib/domain/tally/election.ts';
import { equalShares } from '#lib/domain/tally/equal-shares.ts';
import { budgetGreedyNoSkip } from '#lib/domain/tally/budget-greedy.ts';
import { readPabulib } from '#lib/domain/tally/files/pabulib.ts';
import { schulze } from '#lib/domain/tally/schulze.ts';
import { stvScottish } from '#lib/domain/tally/stv-scottish.ts';
import { Data } from '../conformance/data.ts';

/**
 * How long counting takes, as medians of three runs: printed, never asserted. The budgets of whole
 * cities are in `../shared/data` beside the project, or where KUMPPANI_DATA says.
 */
const TERMS = { seats: 4, ties: { backward: true, lot: { seed: 'bench' } } };

const data = new Data(
	process.env.KUMPPANI_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data')
);

const hundredThousand = invented(10, 100_000);
const fifty = invented(50, 10_000);
tell('100,000 rankings of 10 options, STV', 2, () => stvScottish(hundredThousand, TERMS));
tell('10,000 rankings of 50 options, Schulze', 2, () => schulze(fifty, TERMS));

const load = 'load/pabulib';
if (data.isThere(load)) {
	tell('131,778 votes, read and counted by votes', 3, () =>
		budgetGreedyNoSkip(readPabulib(data.read(load, 'Poland_Wroclaw_2015_150_-_500.pb')), TERMS)
	);
	tell('90,494 votes, read and counted by Equal Shares', 10, () =>
		equalShares(readPabulib(data.read(load, 'Poland_Lodz_2022.pb')), TERMS)
	);
} else console.log('The budgets of whole cities are not here: they were not counted.');

function tell(what: string, limit: number, work: () => unknown): void {
	const runs = Array.from({ length: 3 }, () => {
		const [start, used] = [performance.now(), process.cpuUsage()];
		work();
		const { user, system } = process.cpuUsage(used);
		return { passed: performance.now() - start, cpu: (user + system) / 1000 };
	});
	const passed = median(runs.map((run) => run.passed));
	const cpu = median(runs.map((run) => run.cpu));
	console.log(`${passed.padStart(6)} ms, ${cpu.padStart(5)} ms of CPU  ${what} (under ${limit} s)`);
}

function median(times: readonly number[]): string {
	return Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0).toString();
}

/** Rankings of different lengths, hardly two alike, some options liked more than others. */
function invented(size: number, people: number): RankedElection {
	let state = 1;
	const chance = (below: number) => {
		state = (state * 48_271) % 2_147_483_647;
		return state % below;
	};
	const options = Array.from({ length: size }, (_, at) => ({ id: `${at}`, name: `Option ${at}` }));
	const ballots = Array.from({ length: people }, (): [number, Ranking] => {
		const weights = options.map((_, place) => chance(1_000) + 40 * place);
		const order = [...options.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
		return [1, order.slice(0, 1 + chance(size)).map((option) => [option])];
	});
	return { kind: 'ranked', title: '', options, ballots, seats: 4, unranked: 'last' };
}

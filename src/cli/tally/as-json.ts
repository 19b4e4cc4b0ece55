import { readRational, writeDecimal, writeFixed } from '#lib/domain/tally/exact.ts';
import type { Round } from '#lib/domain/tally/result-rounds.ts';
import type { Order, Tally } from '#lib/domain/tally/result.ts';

/** A result with names in place of places in the list of options; projects go by their ids. */
export function asJson(result: Tally): Record<string, unknown> {
	const byId = 'total' in result;
	const names = result.options.map(({ id, name }) => (byId ? id : name));
	const name = (place: number) => names[place] ?? '';
	const { method, version, winners, tieBreaks, input, ties, ballots } = result;
	return {
		method,
		version,
		winners: winners.map(name),
		...body(result, name),
		ballots,
		tieBreaks: tieBreaks.map((one) => ({
			...one,
			tied: one.tied.map(name),
			chosen: name(one.chosen)
		})),
		ties,
		input
	};
}

type Name = (place: number) => string;

function body(result: Tally, name: Name): Record<string, unknown> {
	const ranked = (order: Order) => order.map((tied) => tied.map(name));
	const byName = <Value>(values: readonly Value[]) =>
		Object.fromEntries(values.map((value, place) => [name(place), value]));
	const once = (totals: readonly (string | null)[]) => [
		{ totals: byName(totals), elected: result.winners.map(name), excluded: [], exhausted: '0' }
	];
	switch (result.method) {
		case 'plurality':
		case 'approval':
		case 'borda':
		case 'dots':
			return { rounds: once(result.totals), ranking: ranked(result.ranking) };
		case 'score':
			return {
				rounds: once(result.means.map((mean) => mean && decimal(mean))),
				ranking: ranked(result.ranking),
				means: byName(result.means),
				distributions: byName(result.distributions)
			};
		case 'majority-judgment':
			return {
				rounds: once(result.medians.map((median) => (median === null ? null : String(median)))),
				ranking: ranked(result.ranking),
				distributions: byName(result.distributions)
			};
		case 'irv':
		case 'stv':
		case 'stv-scottish':
			return {
				quota: result.quota,
				rounds: result.rounds.map((round) => roundOf(round, name, result.method)),
				...(result.passes ? { passes: result.passes.map((rounds) => rounds.length) } : {}),
				ranking: ranked(result.ranking)
			};
		case 'schulze':
		case 'ranked-pairs':
			return {
				ranking: ranked(result.ranking),
				pairwise: byName(result.pairwise.map((row) => byName(row))),
				...(result.paths ? { paths: byName(result.paths.map((row) => byName(row))) } : {}),
				...(result.majorities
					? {
							majorities: result.majorities.map((one) => ({
								...one,
								over: name(one.over),
								under: name(one.under)
							}))
						}
					: {}),
				dropped: result.dropped.map((one) => ({ ...one, option: name(one.option) }))
			};
		case 'budget-greedy':
		case 'budget-greedy-no-skip':
			return {
				rounds: once(result.points),
				total: result.total,
				spent: result.spent,
				steps: result.steps.map((step) => ({ ...step, project: name(step.project) }))
			};
		case 'equal-shares':
			return {
				rounds: once(result.supporters.map(String)),
				total: result.total,
				spent: result.spent,
				completion: result.completion,
				share: result.share,
				raised: result.raised,
				steps: result.steps.map((step) => ({ ...step, project: name(step.project) })),
				completed: result.completed.map(name)
			};
		case 'best-time':
			return { times: byName(result.times), ranking: ranked(result.ranking) };
		case 'majority': {
			const { yes, no, abstain, of, needed, passed } = result;
			return { yes, no, abstain, of, needed, passed };
		}
		case 'consent': {
			const { agree, abstain, disagree, block, obstacles, passed } = result;
			return { agree, abstain, disagree, block, obstacles, passed };
		}
	}
}

/** Councils show those who are out with zero votes, reports of run-offs leave them out. */
function roundOf(round: Round, name: Name, method: Tally['method']): Record<string, unknown> {
	const zero = method === 'stv-scottish' ? writeFixed(0n, 5) : null;
	const totals = round.totals
		.map((total, place): [string, string | null] => [name(place), total ?? zero])
		.filter(([, total]) => total !== null);
	return {
		totals: Object.fromEntries(totals),
		elected: round.elected.map(name),
		excluded: round.excluded.map(name),
		exhausted: exhausted(round),
		quota: round.quota,
		because: round.because,
		inactive: round.inactive,
		cut: round.cut,
		transfers: round.transfers.map(({ from, to, ...rest }) => ({
			from: name(from),
			to: Object.fromEntries(to.map(([place, votes]) => [name(place), votes])),
			...rest
		}))
	};
}

/** All votes that were somebody's, or could have been, and now count for nobody. */
function exhausted({ inactive }: Round): string {
	const { blank: _, ...lost } = inactive;
	const places = lost.exhausted.split('.')[1]?.length ?? 0;
	const units = Object.values(lost).map((votes) => BigInt(votes.replace('.', '')));
	return writeFixed(
		units.reduce((sum, votes) => sum + votes, 0n),
		places
	);
}

const decimal = (text: string): string => writeDecimal(readRational(text) ?? { n: 0n, d: 1n }, 5);

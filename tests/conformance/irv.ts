import type { RankedElection } from '#lib/domain/tally/election.ts';
import { readElection } from '#lib/domain/tally/files/read.ts';
import { irv } from '#lib/domain/tally/irv.ts';
import type { Round } from '#lib/domain/tally/result-rounds.ts';
import { INSTANT_RUNOFF } from '#lib/domain/tally/run-off-rules.ts';
import { Comparison, difference, type Data, type Outcome } from './data.ts';

type Reported = {
	winner: number | string;
	reference_rounds?: Record<string, number>[] | null;
	check: {
		recount_first_round?: Record<string, number>;
		recount_last_two?: Record<string, number>;
	};
};

/** American elections by instant runoff against the reported winners and rounds. */
export function instantRunoff(data: Data): Outcome[] {
	const winners = new Comparison('American cities, instant runoff: winners');
	const rounds = new Comparison('the same: every published round');
	for (const file of data.list('irv').filter((name) => /\.(toi|csv)$/.test(name))) {
		const id = file.replace(/\.(toi|csv)$/, '');
		const reported = data.readJson<Reported>('irv', `${id}.expected.json`);
		const election = readElection(file, data.read('irv', file)) as RankedElection;
		const terms = { seats: 1, ties: { backward: true, lot: { seed: '' } } };
		const count = irv(election, terms);
		const winner = count.winners.map((place) => Number(election.options[place]?.id));
		winners.compare(id, difference('winner', winner, [Number(reported.winner)]));
		const published = [
			...(reported.reference_rounds ?? []),
			...[reported.check.recount_first_round, reported.check.recount_last_two]
		].filter((round) => round !== undefined);
		// Some reports go on to the last two although somebody had won before.
		const toTheEnd = irv(election, terms, { ...INSTANT_RUNOFF, untilTwo: true });
		const ours = new Set(toTheEnd.rounds.map((round) => JSON.stringify(totals(round, election))));
		for (const [at, round] of published.entries()) {
			const same = ours.has(JSON.stringify(sorted(Object.entries(round))));
			rounds.compare(`${id}, round ${at + 1}`, same ? [] : ['no round of ours has these totals']);
		}
	}
	return [winners.outcome(), rounds.outcome()];
}

/** Totals of those in the count, by their number in the file. */
function totals(round: Round, { options }: RankedElection): [string, number][] {
	const standing = round.totals.flatMap((total, place): [string, number][] =>
		total === null ? [] : [[options[place]?.id ?? '', Number(total)]]
	);
	return sorted(standing);
}

const sorted = (entries: [string, number][]): [string, number][] =>
	entries.sort(([a], [b]) => Number(a) - Number(b));

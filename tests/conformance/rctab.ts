import { readElection } from '#lib/domain/tally/files/read.ts';
import { NotOffered, readRctabConfig } from '#lib/domain/tally/files/rctab.ts';
import type { RankedElection } from '#lib/domain/tally/election.ts';
import { irv, stv } from '#lib/domain/tally/irv.ts';
import type { Round, RoundsTally } from '#lib/domain/tally/result-rounds.ts';
import { Comparison, difference, type Data, type Outcome } from './data.ts';

type Report = {
	results: {
		tally: Record<string, string>;
		threshold: string;
		inactiveBallots: Record<string, string>;
		tallyResults: {
			elected?: string;
			eliminated?: string;
			transfers: Record<string, string>;
		}[];
	}[];
};

type Config = { candidates: { name: string }[]; rules: { tiebreakMode: string } };

/** The test suite of RCTab: every round of its expected reports. */
export function rctab(data: Data): Outcome[] {
	const cases = new Comparison('RCTab: totals, threshold, decisions, transfers, inactive ballots');
	for (const id of data.list('rctab').filter((name) => !name.includes('.'))) {
		try {
			cases.compare(id, differences(data, id));
		} catch (fault) {
			if (!(fault instanceof NotOffered)) throw fault;
			cases.note(`${id} is not offered: ${fault.rule}`);
		}
	}
	return [cases.outcome()];
}

function differences(data: Data, id: string): string[] {
	const reports = data
		.list(`rctab/${id}`, 'expected.json')
		.map((file) => data.readJson<Report>('rctab', id, file));
	const config = data.readJson<Config>('rctab', id, 'config.json');
	const drawn = config.rules.tiebreakMode === 'random' ? { drawn: asDrawn(config, reports) } : {};
	const rules = readRctabConfig(JSON.stringify({ ...config, ...drawn }));
	const [file = ''] = data.list(`rctab/${id}`).filter((name) => /^(ballots|cvr)\./.test(name));
	const election = readElection(file, data.read('rctab', id, file), rules.layout) as RankedElection;
	const method = rules.method === 'stv' ? stv : irv;
	const count = method(election, { seats: rules.seats, ties: rules.ties }, rules.rules);
	const passes = count.passes ?? [count.rounds];
	return [
		...difference('counts', passes.length, reports.length),
		...reports.flatMap((report, at) => compareRounds(count, passes[at] ?? [], report))
	];
}

/** For ties drawn at random the order that the report shows: the elected first, the last out next. */
function asDrawn({ candidates }: Config, reports: readonly Report[]): string[] {
	const decisions = reports.flatMap(({ results }) =>
		results.flatMap((round) => round.tallyResults)
	);
	const elected = decisions.flatMap((decision) => decision.elected ?? []);
	const out = decisions.flatMap((decision) => decision.eliminated ?? []);
	const names = candidates.map(({ name }) => name);
	const others = names.filter((name) => !elected.includes(name) && !out.includes(name));
	const order = [...elected, ...others, ...out.reverse()];
	return [...new Set(order)].filter((name) => names.includes(name));
}

function compareRounds(count: RoundsTally, rounds: readonly Round[], report: Report): string[] {
	const name = (place: number) => count.options[place]?.name ?? '';
	const sorted = (names: readonly string[]) => [...names].sort();
	return [
		...difference('rounds', rounds.length, report.results.length),
		...report.results.flatMap((theirs, at) => {
			const ours = rounds[at];
			if (!ours) return [];
			const where = `round ${at + 1}`;
			const totals = ours.totals.flatMap((total, place): [string, string][] =>
				total === null ? [] : [[name(place), total]]
			);
			const decided = (key: 'elected' | 'eliminated') =>
				theirs.tallyResults.flatMap((decision) => decision[key] ?? []);
			const moved = new Map(
				theirs.tallyResults.map((d) => [d.elected ?? d.eliminated, d.transfers])
			);
			return [
				...difference(`${where} totals`, numbers(totals), numbers(Object.entries(theirs.tally))),
				...difference(`${where} threshold`, Number(ours.quota), Number(theirs.threshold)),
				...difference(
					`${where} elected`,
					sorted(ours.elected.map(name)),
					sorted(decided('elected'))
				),
				...difference(
					`${where} excluded`,
					sorted(ours.excluded.map(name)),
					sorted(decided('eliminated'))
				),
				...difference(`${where} inactive`, inactive(ours), theirInactive(theirs.inactiveBallots)),
				...(rounds[at + 1]?.transfers ?? []).flatMap((transfer) => {
					const to = transfer.to.map(([place, votes]): [string, string] => [name(place), votes]);
					const rest: [string, string][] = [
						['exhausted', transfer.inactive],
						['residual surplus', transfer.cut]
					];
					const own = Object.entries(moved.get(name(transfer.from)) ?? {});
					return difference(
						`${where} from ${name(transfer.from)}`,
						numbers([...to, ...rest], true),
						numbers(own, true)
					);
				})
			];
		})
	];
}

function numbers(entries: readonly [string, string][], nonZero = false): [string, number][] {
	const read = entries.map(([key, value]): [string, number] => [key, Number(value)]);
	return read.filter(([, value]) => !nonZero || value !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

const inactive = ({ inactive: ours }: Round): number[] =>
	[ours.exhausted, ours.overvote, ours.repeat, ours.skipped, ours.filled].map(Number);

const theirInactive = (theirs: Record<string, string>): number[] =>
	[
		theirs.exhaustedChoices,
		theirs.overvotes,
		theirs.repeatedRankings,
		theirs.skippedRankings,
		theirs.finalRoundSurplus ?? '0'
	].map(Number);

import type { RankedElection, Ranking } from '#lib/domain/tally/election.ts';
import { schulze } from '#lib/domain/tally/schulze.ts';
import { Comparison, difference, type Data, type Outcome } from './data.ts';

const TIES = { backward: true, lot: { seed: '' } };

type Ballots = {
	options: string[];
	default_option?: number;
	ballots: [number, (number | null)[]][];
};

type Debian = {
	winner: number[];
	pairwise: number[][] | null;
	quorum: { option: number; votes_over_default: number; needed: number }[];
	majority: { option: number; required: number; passed: boolean }[];
	check: { pairwise_from_ballots: number[][] };
};

type Kubernetes = {
	winners: number[];
	ranking: number[][] | null;
	check: { pairwise_no_opinion_ignored: number[][] };
};

/** Debian's votes as it published them. */
export function debian(data: Data): Outcome[] {
	const votes = new Comparison(
		'Debian votes, Schulze with quorum and majority: winner, pairs, rules'
	);
	for (const file of data.list('condorcet/debian', '.ballots.json')) {
		const id = file.slice(0, -'.ballots.json'.length);
		const ballots = data.readJson<Ballots>('condorcet/debian', file);
		const published = data.readJson<Debian>('condorcet/debian', `${id}.expected.json`);
		const majorities = published.majority.map(({ option, required }) => [
			String(option),
			String(required)
		]);
		const count = schulze(
			electionOf(ballots, 'last'),
			{ seats: 1, ties: TIES },
			{
				option: String(ballots.default_option),
				quorum: String(published.quorum[0]?.needed ?? 0),
				majorities: Object.fromEntries(majorities) as Record<string, string>
			}
		);
		const failed = published.majority.filter(({ passed }) => !passed).map(({ option }) => option);
		const short = published.quorum.filter((one) => one.votes_over_default < one.needed);
		const dropped = count.dropped.map(({ option }) => option + 1);
		const should = [...new Set([...failed, ...short.map(({ option }) => option)])].sort(
			(a, b) => a - b
		);
		votes.compare(id, [
			...difference(
				'winner',
				count.winners.map((place) => place + 1),
				published.winner
			),
			...difference(
				'pairs',
				count.pairwise,
				published.pairwise ?? published.check.pairwise_from_ballots
			),
			...(published.majority.length > 0 ? difference('dropped', dropped, should) : [])
		]);
	}
	return [votes.outcome()];
}

/** Committees of Kubernetes as they were published. */
export function kubernetes(data: Data): Outcome[] {
	const elections = new Comparison('Kubernetes committees, Schulze: ranking, winners, pairs');
	for (const file of data.list('condorcet/kubernetes', '.ballots.json')) {
		const id = file.slice(0, -'.ballots.json'.length);
		const ballots = data.readJson<Ballots>('condorcet/kubernetes', file);
		const published = data.readJson<Kubernetes>('condorcet/kubernetes', `${id}.expected.json`);
		const seats = published.winners.length;
		const count = schulze(electionOf(ballots, 'no-opinion'), { seats, ties: TIES });
		const winners = count.winners.map((place) => place + 1);
		// Where the page names winners without an order, only who they are is compared.
		const same = published.ranking
			? difference(
					'ranking',
					count.ranking.map((tied) => tied.map((place) => place + 1)),
					published.ranking
				)
			: difference(
					'winners',
					[...winners].sort((a, b) => a - b),
					[...published.winners].sort((a, b) => a - b)
				);
		elections.compare(id, [
			...same,
			...(published.ranking ? difference('winners', winners, published.winners) : []),
			...difference('pairs', count.pairwise, published.check.pairwise_no_opinion_ignored)
		]);
	}
	return [elections.outcome()];
}

/** Ranks given as numbers, one an option; equal numbers are equal ranks, null is unranked. */
function electionOf(
	{ options, ballots }: Ballots,
	unranked: RankedElection['unranked']
): RankedElection {
	const rankings = ballots.map(([count, ranks]): [number, Ranking] => {
		const used = [...new Set(ranks.filter((rank) => rank !== null))].sort((a, b) => a - b);
		const placed = used.map((rank) => [...ranks.keys()].filter((option) => ranks[option] === rank));
		return [count, placed];
	});
	return {
		kind: 'ranked',
		title: '',
		options: options.map((name, at) => ({ id: String(at + 1), name })),
		ballots: rankings,
		seats: 1,
		unranked
	};
}

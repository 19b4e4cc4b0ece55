import type { Question } from '#lib/domain/poll/question.ts';
import type { Tally } from '#lib/domain/tally/result.ts';
import type { RoundsTally } from '#lib/domain/tally/result-rounds.ts';
import type { PairsTally } from '#lib/domain/tally/result-pairs.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { consentObstacles, majorityDetails } from './detail-answers.ts';
import { decidedByLot } from './finding.ts';
import { moneySaid } from './money.ts';
import { tellerOf, type Teller, type Tongue } from './teller.ts';

/** The sentences below a finding: by how much, what was needed, where the lot decided. */
export function detailsOf(asked: Question, tally: Tally, tongue: Tongue): string[] {
	if (tally.ballots.cast === tally.ballots.blank) return [];
	const teller = tellerOf(tally, tongue);
	return [...byMethod(asked, tally, teller), ...lotsOf(tally, teller)];
}

function byMethod(asked: Question, tally: Tally, teller: Teller): string[] {
	switch (tally.method) {
		case 'majority':
			return majorityDetails(asked, tally, teller);
		case 'consent':
			return consentObstacles(asked, tally, teller);
		case 'plurality':
		case 'approval':
			return leading(tally, teller, (place) => teller.votes(tally.totals[place] ?? '0'));
		case 'borda':
		case 'dots':
			return leading(tally, teller, (place) => teller.points(tally.totals[place] ?? '0'));
		case 'score':
			return leading(tally, teller, (place) =>
				m.poll_mean_n({ n: teller.amount(tally.means[place] ?? '–') }, teller.tongue)
			);
		case 'majority-judgment':
			return leading(tally, teller, (place) =>
				m.poll_median_n({ n: String(tally.medians[place] ?? '–') }, teller.tongue)
			);
		case 'irv':
		case 'stv':
		case 'stv-scottish':
			return roundsDetails(tally, teller);
		case 'schulze':
		case 'ranked-pairs':
			return pairsDetails(tally, teller);
		case 'budget-greedy':
		case 'budget-greedy-no-skip':
		case 'equal-shares':
			return [moneySaid(tally, teller)];
		case 'best-time':
			return tally.winners.map((place) => {
				const { yes = 0, ifNeedBe = 0 } = tally.times[place] ?? {};
				const can = yes + ifNeedBe;
				const said = { name: teller.name(place), count: can, n: teller.n(can), yes: teller.n(yes) };
				return m.detail_time(said, teller.tongue);
			});
	}
}

type Ordered = Extract<Tally, { ranking: unknown }>;

/** Who leads and who follows; with several seats who came in last and who just missed it. */
function leading(tally: Ordered, teller: Teller, total: (place: number) => string): string[] {
	const { winners } = tally;
	const last = winners.at(-1);
	const next = tally.ranking.flat().find((place) => !winners.includes(place));
	if (last === undefined || next === undefined) return [];
	// The sentence about the lot has already said that they are equal.
	if (decidedByLot(tally).length > 0 && total(last) === total(next)) return [];
	const said = {
		first: teller.name(last),
		second: teller.name(next),
		total: total(last),
		other: total(next)
	};
	return [(winners.length > 1 ? m.detail_last : m.detail_first)(said, teller.tongue)];
}

function roundsDetails(tally: RoundsTally, teller: Teller): string[] {
	const { rounds, quota } = tally;
	const said = { count: rounds.length, n: teller.n(rounds.length), quota: teller.votes(quota) };
	const details = [m.detail_rounds(said, teller.tongue)];
	const left = tally.ranking
		.flat()
		.map((place) => [place, rounds.at(-1)?.totals[place] ?? null] as const)
		.filter((pair): pair is [number, string] => pair[1] !== null);
	if (tally.winners.length === 1 && left.length > 1 && left.length <= 4) {
		const totals = teller.list(
			left.map(([place, total]) => `${teller.name(place)} ${teller.amount(total)}`)
		);
		details.push(m.detail_last_round({ totals }, teller.tongue));
	}
	return details;
}

function pairsDetails({ winners, pairwise, options }: PairsTally, teller: Teller): string[] {
	const [first] = winners;
	if (first === undefined || winners.length > 1) return [];
	const beatsAll = options.every(
		(_, other) =>
			other === first || (pairwise[first]?.[other] ?? 0) > (pairwise[other]?.[first] ?? 0)
	);
	return beatsAll
		? [m.detail_beats_all({ name: teller.name(first) }, teller.tongue)]
		: [m.detail_beats_not_all({}, teller.tongue)];
}

function lotsOf(tally: Tally, teller: Teller): string[] {
	const decisive = decidedByLot(tally);
	if (decisive.length > 0) {
		return decisive.map(({ tied }) => m.detail_lot({ names: teller.names(tied) }, teller.tongue));
	}
	const onTheWay = tally.tieBreaks.some(
		({ by, about }) => by !== 'earlier-round' && about === 'exclusion'
	);
	return onTheWay ? [m.detail_lot_on_the_way({}, teller.tongue)] : [];
}

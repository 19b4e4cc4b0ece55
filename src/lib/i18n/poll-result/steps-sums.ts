import type {
	JudgmentTally,
	Order,
	ScoreTally,
	TimesTally,
	TotalsTally
} from '#lib/domain/tally/result.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Step } from './steps.ts';
import type { Teller } from './teller.ts';
import { chosenSaid, tiesSaid } from './ties.ts';

/** As many as a sentence can list; longer orders are in the table. */
const most = 8;

export function totalsSteps(tally: TotalsTally, teller: Teller): Step[] {
	const { method, points, totals, ranking } = tally;
	const votes = method === 'plurality' || method === 'approval';
	const added = votes
		? m.step_votes_added({ total: teller.votes(points) }, teller.tongue)
		: m.step_points_added({ total: teller.points(points) }, teller.tongue);
	const order = orderSaid(ranking, teller, (place) => teller.amount(totals[place] ?? '0'));
	return [{ sentences: [added, ...order] }, ending(tally, teller)];
}

export function scoreSteps(tally: ScoreTally, teller: Teller): Step[] {
	const order = orderSaid(tally.ranking, teller, (place) =>
		teller.amount(tally.means[place] ?? '–')
	);
	return [{ sentences: [m.step_means({}, teller.tongue), ...order] }, ending(tally, teller)];
}

export function judgmentSteps(tally: JudgmentTally, teller: Teller): Step[] {
	const { medians, ranking } = tally;
	const given = medians.filter((median) => median !== null);
	const order = orderSaid(ranking, teller, (place) => String(medians[place] ?? '–'));
	const sentences = [m.step_medians({}, teller.tongue), ...order];
	if (new Set(given).size < given.length) sentences.push(m.step_medians_equal({}, teller.tongue));
	return [{ sentences }, ending(tally, teller)];
}

export function timesSteps(tally: TimesTally, teller: Teller): Step[] {
	const order = orderSaid(tally.ranking, teller, (place) => {
		const { yes = 0, ifNeedBe = 0 } = tally.times[place] ?? {};
		return `${teller.n(yes)} + ${teller.n(ifNeedBe)}`;
	});
	return [{ sentences: [m.step_times({}, teller.tongue), ...order] }, ending(tally, teller)];
}

function orderSaid(ranking: Order, teller: Teller, figure: (place: number) => string): string[] {
	const places = ranking.flat();
	if (places.length > most) return [];
	const list = places.map((place) => `${teller.name(place)} (${figure(place)})`).join(', ');
	return [m.step_order({ list }, teller.tongue)];
}

function ending(
	{ tieBreaks, winners }: TotalsTally | ScoreTally | JudgmentTally | TimesTally,
	teller: Teller
): Step {
	return { sentences: [...tiesSaid(tieBreaks, teller), chosenSaid(winners, teller)] };
}

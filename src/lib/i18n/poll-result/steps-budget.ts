import type { GreedyStep, GreedyTally, SharesTally } from '#lib/domain/tally/result-budget.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { moneySaid } from './money.ts';
import type { Step } from './steps.ts';
import type { Teller } from './teller.ts';
import { tiesSaid } from './ties.ts';

export function greedySteps(tally: GreedyTally, teller: Teller): Step[] {
	const { steps, total, tieBreaks } = tally;
	const missed = (outcome: GreedyStep['outcome']) =>
		steps.filter((step) => step.outcome === outcome).map(({ project }) => project);
	const [few, later] = [missed('too-few-points'), missed('not-reached')];
	return [
		{ sentences: [m.step_money({ total: teller.money(total) }, teller.tongue)] },
		{ sentences: tiesSaid(tieBreaks, teller) },
		...steps
			.filter(({ outcome }) => outcome === 'funded' || outcome === 'too-expensive')
			.map((step): Step => ({ sentences: [lookedAt(step, tally, teller)] })),
		{
			sentences: [
				...(later.length > 0
					? [m.step_list_not_reached({ names: teller.names(later) }, teller.tongue)]
					: []),
				...(few.length > 0
					? [m.step_too_few_votes({ names: teller.names(few) }, teller.tongue)]
					: [])
			]
		},
		{ sentences: [moneySaid(tally, teller)] }
	];
}

function lookedAt(
	{ project, left, outcome }: GreedyStep,
	{ method, options, points }: GreedyTally,
	teller: Teller
): string {
	const said = {
		name: teller.name(project),
		votes: teller.votes(points[project] ?? '0'),
		cost: teller.money(options[project]?.cost ?? '0'),
		left: teller.money(left)
	};
	if (outcome === 'funded') return m.step_funded(said, teller.tongue);
	const goesOn = method === 'budget-greedy';
	return (goesOn ? m.step_too_expensive : m.step_list_ends)(said, teller.tongue);
}

export function sharesSteps(tally: SharesTally, teller: Teller): Step[] {
	const { steps, share, raised, completed, tieBreaks, supporters, winners } = tally;
	const start = [m.step_money({ total: teller.money(tally.total) }, teller.tongue)];
	if (raised > 0) start.push(m.step_raised({ count: raised, n: teller.n(raised) }, teller.tongue));
	start.push(m.step_share({ share: teller.money(share) }, teller.tongue));
	const short = [...supporters.keys()].filter(
		(place) => (supporters[place] ?? 0) > 0 && !winners.includes(place)
	);
	const names = (places: readonly number[]) => ({ names: teller.names(places) });
	return [
		{ sentences: start },
		...steps.map((step): Step => ({ sentences: [boughtSaid(step, tally, teller)] })),
		{ sentences: completed.length > 0 ? [m.step_completed(names(completed), teller.tongue)] : [] },
		{ sentences: short.length > 0 ? [m.step_shares_fail(names(short), teller.tongue)] : [] },
		{ sentences: [...tiesSaid(tieBreaks, teller), moneySaid(tally, teller)] }
	];
}

function boughtSaid(
	{ project, price, payInFull, payTheRest }: SharesTally['steps'][number],
	{ options }: SharesTally,
	teller: Teller
): string {
	const said = {
		name: teller.name(project),
		cost: teller.money(options[project]?.cost ?? '0'),
		price: teller.money(price)
	};
	if (payTheRest === 0)
		return m.step_bought({ ...said, count: payInFull, n: teller.n(payInFull) }, teller.tongue);
	const rest = { full: teller.n(payInFull), rest: teller.n(payTheRest) };
	return m.step_bought_rest({ ...said, ...rest }, teller.tongue);
}

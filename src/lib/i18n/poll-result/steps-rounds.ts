import { compare, plus, rational, readRational, writeDecimal } from '#lib/domain/tally/exact.ts';
import type { Round, RoundsTally, Transfer } from '#lib/domain/tally/result-rounds.ts';
import type { TieBreak } from '#lib/domain/tally/ties.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Step } from './steps.ts';
import type { Teller } from './teller.ts';
import { chosenSaid, tiesSaid } from './ties.ts';

/** As many as a sentence can list; the table has them all. */
const most = 6;

/** A step for each round: the votes, what was needed, who is in or out, and where the votes go. */
export function roundsSteps(tally: RoundsTally, teller: Teller): Step[] {
	const { rounds, winners, tieBreaks } = tally;
	const starts = startsOf(tally);
	const steps = rounds.map((round, at): Step => {
		const fresh = starts.includes(at);
		const next = starts.includes(at + 1) ? undefined : rounds[at + 1];
		return {
			title: m.step_round({ n: teller.n(at + 1) }, teller.tongue),
			sentences: [
				...(fresh && at > 0 ? [m.step_pass({}, teller.tongue)] : []),
				...votesSaid(round, fresh, teller),
				...(fresh || round.quota !== rounds[at - 1]?.quota ? [quotaSaid(round, teller)] : []),
				...outcomeSaid(
					round,
					tieBreaks.filter(({ round: of }) => of === at + 1),
					tally,
					teller
				),
				...(next?.transfers ?? []).flatMap((transfer) => transferSaid(transfer, teller))
			]
		};
	});
	return [...steps, { sentences: [chosenSaid(winners, teller)] }];
}

/** Which rounds begin a count: the first, and where one seat is filled after another each seat's first. */
function startsOf({ passes = [] }: RoundsTally): number[] {
	const starts = [0];
	for (const pass of passes.slice(0, -1)) starts.push((starts.at(-1) ?? 0) + pass.length);
	return starts;
}

function votesSaid({ totals }: Round, fresh: boolean, teller: Teller): string[] {
	const standing = totals
		.flatMap((total, place) => (total === null ? [] : [{ place, total }]))
		.sort((a, b) => compare(figure(b.total), figure(a.total)));
	if (standing.length === 0) return [];
	const shown = standing.slice(0, standing.length > most ? 3 : most);
	const list = teller.list(
		shown.map(({ place, total }) => `${teller.name(place)} ${teller.amount(total)}`)
	);
	if (!fresh) return standing.length > most ? [] : [m.step_now({ totals: list }, teller.tongue)];
	const said = standing.length > most ? m.step_first_choices_many : m.step_first_choices;
	return [said({ totals: list }, teller.tongue)];
}

function quotaSaid({ quota }: Round, teller: Teller): string {
	return m.step_quota({ quota: teller.votes(quota) }, teller.tongue);
}

function outcomeSaid(
	round: Round,
	ties: readonly TieBreak[],
	{ options }: RoundsTally,
	teller: Teller
): string[] {
	const { elected, excluded, because, totals } = round;
	const said = tiesSaid(ties, teller);
	if (elected.length > 0) {
		const names = { count: elected.length, names: teller.names(elected) };
		if (because === 'remaining') said.push(m.step_elected_remaining(names, teller.tongue));
		else if (because === 'last-two') said.push(m.step_elected_last_two(names, teller.tongue));
		else said.push(m.step_elected_quota(names, teller.tongue));
	}
	const [first] = excluded;
	if (first === undefined) return said;
	const total = teller.votes(totals[first] ?? '0');
	const out = { names: teller.names(excluded), total };
	if (options[first]?.writeIns) said.push(m.step_excluded_write_ins(out, teller.tongue));
	else if (excluded.length === 1) said.push(m.step_excluded(out, teller.tongue));
	else if (excluded.every((place) => isZero(totals[place] ?? '0')))
		said.push(m.step_excluded_none(out, teller.tongue));
	else said.push(m.step_excluded_hopeless(out, teller.tongue));
	return said;
}

function transferSaid({ from, because, to, inactive, cut }: Transfer, teller: Teller): string[] {
	if (to.length === 0 && isZero(inactive)) return [];
	const name = teller.name(from);
	const list = teller.list(
		to.map(([place, amount]) => `${teller.name(place)} ${teller.amount(amount)}`)
	);
	const said: string[] = [];
	if (because === 'surplus') {
		const surplus = teller.votes(sumOf([...to.map(([, amount]) => amount), inactive, cut]));
		const moved = { name, surplus, to: list };
		said.push(
			to.length > 0
				? m.step_surplus(moved, teller.tongue)
				: m.step_surplus_nowhere(moved, teller.tongue)
		);
	} else if (to.length > 0) said.push(m.step_moved({ name, to: list }, teller.tongue));
	else said.push(m.step_moved_nowhere({ name }, teller.tongue));
	if (!isZero(inactive) && to.length > 0)
		said.push(m.step_inactive({ votes: teller.votes(inactive) }, teller.tongue));
	if (!isZero(cut)) said.push(m.step_cut({ cut: teller.amount(cut, 5) }, teller.tongue));
	return said;
}

function sumOf(amounts: readonly string[]): string {
	return writeDecimal(amounts.map(figure).reduce(plus, figure('0')), 5);
}

const figure = (text: string) => readRational(text) ?? rational(0);
const isZero = (text: string) => figure(text).n === 0n;

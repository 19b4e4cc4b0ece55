import type { Dropped, PairsTally } from '#lib/domain/tally/result-pairs.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Step } from './steps.ts';
import type { Teller } from './teller.ts';
import { chosenSaid, tiesSaid } from './ties.ts';

/** Of so many options each is named in a sentence; of more the matrix alone tells. */
const most = 8;

export function pairsSteps(tally: PairsTally, teller: Teller): Step[] {
	const { options, dropped, majorities, winners, tieBreaks } = tally;
	const pairs = (options.length * (options.length - 1)) / 2;
	const compared = m.step_pairs({ count: pairs, n: teller.n(pairs) }, teller.tongue);
	return [
		{ sentences: [compared, ...dropped.map((one) => droppedSaid(one, teller))] },
		{ sentences: beatsSaid(tally, teller) },
		...(majorities ? [{ sentences: keptSaid(tally, teller) }] : chainsSteps(tally, teller)),
		{ sentences: [...tiesSaid(tieBreaks, teller), chosenSaid(winners, teller)] }
	];
}

function droppedSaid({ option, rule, votes, against, needed }: Dropped, teller: Teller): string {
	const said = { name: teller.name(option), votes: teller.n(votes), needed: teller.amount(needed) };
	return rule === 'quorum'
		? m.step_dropped_quorum(said, teller.tongue)
		: m.step_dropped_majority({ ...said, against: teller.n(against) }, teller.tongue);
}

/** Whom the first of the order beats directly, with the ballots for and against. */
function beatsSaid({ ranking, pairwise, options }: PairsTally, teller: Teller): string[] {
	const [first] = ranking.flat();
	if (first === undefined) return [];
	const beaten = [...options.keys()]
		.map((other) => ({
			other,
			votes: pairwise[first]?.[other] ?? 0,
			against: pairwise[other]?.[first] ?? 0
		}))
		.filter(({ votes, against }) => votes > against);
	if (beaten.length === 0 || beaten.length > most) return [];
	const list = teller.list(
		beaten.map(
			({ other, votes, against }) =>
				`${teller.name(other)} (${teller.n(votes)}–${teller.n(against)})`
		)
	);
	return [m.step_beats({ name: teller.name(first), list }, teller.tongue)];
}

/** Why each option of the order stands above the next. */
function chainsSteps({ ranking, paths = [] }: PairsTally, teller: Teller): Step[] {
	if (ranking.flat().length > most) return [];
	return ranking.map((level, at): Step => {
		const [over] = level;
		const under = ranking[at + 1]?.find(
			(other) => over !== undefined && isAbove(paths, over, other)
		);
		const sentences: string[] = [];
		if (level.length > 1)
			sentences.push(m.step_level({ names: teller.names(level) }, teller.tongue));
		if (over !== undefined && under !== undefined) {
			const strength = teller.n(paths[over]?.[under] ?? 0);
			const back = teller.n(paths[under]?.[over] ?? 0);
			const names = { over: teller.name(over), under: teller.name(under) };
			sentences.push(m.step_above({ ...names, strength, back }, teller.tongue));
		}
		return { sentences };
	});
}

const isAbove = (paths: readonly (readonly number[])[], over: number, under: number): boolean =>
	(paths[over]?.[under] ?? 0) > (paths[under]?.[over] ?? 0);

function keptSaid({ majorities = [], ranking }: PairsTally, teller: Teller): string[] {
	const kept = majorities.filter(({ kept: stays }) => stays).length;
	const left = majorities.filter(({ kept: stays }) => !stays);
	return [
		m.step_kept({ count: kept, n: teller.n(kept) }, teller.tongue),
		...left.slice(0, most).map(({ over, under, votes, against }) =>
			m.step_not_kept(
				{
					over: teller.name(over),
					under: teller.name(under),
					votes: teller.n(votes),
					against: teller.n(against)
				},
				teller.tongue
			)
		),
		...ranking
			.filter((level) => level.length > 1)
			.map((level) => m.step_level({ names: teller.names(level) }, teller.tongue))
	];
}

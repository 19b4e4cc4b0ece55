import type {
	BudgetElection,
	Counted,
	MarkedElection,
	RankedElection,
	Ranking,
	ScoredElection
} from '#lib/domain/tally/election.ts';
import type { Terms } from '#lib/domain/tally/begin.ts';

/** One seat, earlier rounds first, then the lot of the seed "spring". */
export const TERMS: Terms = { seats: 1, ties: { backward: true, lot: { seed: 'spring' } } };

export const seats = (number: number): Terms => ({ ...TERMS, seats: number });

/** Ties are settled in this order, the favoured first. */
export const drawn = (order: string, number = 1): Terms => ({
	seats: number,
	ties: { backward: true, lot: { drawn: order.split(' ') } }
});

const optionsOf = (names: string) => names.split(' ').map((name) => ({ id: name, name }));

/** Ballots as people write them: `3: Aino > Bo = Cem`. A rank may be left empty: `Aino > > Bo`. */
export function ranked(names: string, ...lines: string[]): RankedElection {
	const options = optionsOf(names);
	const ballots = lines.map((line): Counted<Ranking> => {
		const [count = '', order = ''] = line.split(':');
		if (order.trim() === '') return [Number(count), []];
		const ranks = order.split('>').map((rank) => places(options, rank.split('=')));
		return [Number(count), ranks];
	});
	return { kind: 'ranked', title: '', options, ballots, seats: 1, unranked: 'last' };
}

/** Marks: `3: Aino Bo`. */
export function marked(names: string, ...lines: string[]): MarkedElection {
	const options = optionsOf(names);
	const ballots = lines.map((line): Counted<readonly number[]> => {
		const [count = '', marks = ''] = line.split(':');
		return [Number(count), places(options, marks.split(' '))];
	});
	return { kind: 'marked', title: '', options, ballots };
}

/** Scores from 0 to 5 in the order of the options, `-` for none: `3: 5 0 -`. */
export function scored(names: string, ...lines: string[]): ScoredElection {
	const ballots = lines.map((line): Counted<readonly (number | null)[]> => {
		const [count = '', scores = ''] = line.split(':');
		const given = scores.trim().split(' ');
		return [Number(count), given.map((score) => (score === '-' ? null : Number(score)))];
	});
	return { kind: 'scored', title: '', options: optionsOf(names), ballots, lowest: 0, highest: 5 };
}

/** Projects with costs, `park:300 pool:700`, and approvals, `3: park pool`. */
export function budget(projects: string, total: string, ...lines: string[]): BudgetElection {
	const options = projects.split(' ').map((project) => {
		const [id = '', cost = ''] = project.split(':');
		return { id, name: id, cost };
	});
	const ballots = lines.map((line): BudgetElection['ballots'][number] => {
		const [count = '', marks = ''] = line.split(':');
		return [Number(count), places(options, marks.split(' ')).map((place) => [place, 1] as const)];
	});
	return { kind: 'budget', title: '', options, ballots, total, leastPoints: 0 };
}

/** The names behind places in the options. */
export function named(
	result: { options: readonly { name: string }[] },
	places: readonly number[]
): string[] {
	return places.map((place) => result.options[place]?.name ?? '');
}

export const winners = (result: {
	options: readonly { name: string }[];
	winners: readonly number[];
}): string => named(result, result.winners).join(' ');

function places(options: readonly { id: string }[], names: readonly string[]): number[] {
	return names
		.map((name) => name.trim())
		.filter((name) => name !== '')
		.map((name) => options.findIndex(({ id }) => id === name));
}

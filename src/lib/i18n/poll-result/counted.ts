import { plus, rational, readRational, writeRational } from '#lib/domain/tally/exact.ts';
import type { Tally } from '#lib/domain/tally/result.ts';

/** How many votes, points, scores or rankings were counted: neither ballots nor people. */
export function countedIn(tally: Tally): string {
	const said = tally.ballots.cast - tally.ballots.blank;
	switch (tally.method) {
		case 'plurality':
		case 'approval':
		case 'borda':
		case 'dots':
			return tally.points;
		case 'majority':
			return String(tally.yes + tally.no);
		case 'score':
		case 'majority-judgment':
			return String(sum(tally.distributions.flatMap(({ counts }) => counts)));
		case 'budget-greedy':
		case 'budget-greedy-no-skip':
			return writeRational(tally.points.map(figure).reduce(plus, rational(0)));
		case 'equal-shares':
			return String(sum(tally.supporters));
		default:
			return String(said);
	}
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
const figure = (text: string) => readRational(text) ?? rational(0);

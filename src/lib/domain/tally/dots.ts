import { begin, headOf, type Terms } from './begin.ts';
import type { DottedElection } from './election.ts';
import { orderBy, seat } from './order.ts';
import type { TotalsTally } from './result.ts';

const VERSION = 1;

/**
 * Everyone has the same number of points to spend on the options as they like; most points wins
 * (cumulative voting). A ballot that spends nothing is blank.
 */
export function dots(election: DottedElection, terms: Terms): TotalsTally {
	const count = begin(election, terms);
	const totals = election.options.map(() => 0);
	let blank = 0;
	for (const [times, points] of count.election.ballots) {
		if (points.every((given) => given === 0)) blank += times;
		points.forEach((given, option) => (totals[option] = (totals[option] ?? 0) + times * given));
	}
	const ranking = orderBy([...totals.keys()], (a, b) => (totals[b] ?? 0) - (totals[a] ?? 0));
	const winners = seat(ranking, terms.seats, count.ties);
	return {
		...headOf('dots', VERSION, count, { winners, blank }),
		totals: totals.map(String),
		points: String(totals.reduce((sum, points) => sum + points, 0)),
		ranking
	};
}

import { begin, headOf, type Terms } from './begin.ts';
import type { RankedElection } from './election.ts';
import { writeFixed } from './exact.ts';
import { orderBy, seat } from './order.ts';
import { rankOf } from './pairwise.ts';
import type { TotalsTally } from './result.ts';

const VERSION = 1;

/**
 * Most points wins: of n options the first of a ballot gets n points, the next n - 1, the last 1
 * (de Borda, 1781). Options in one rank, and all that a ballot leaves out, share the points of
 * their places equally, so that nobody gains by leaving options out. A blank ballot gives none.
 */
export function borda(election: RankedElection, terms: Terms): TotalsTally {
	const count = begin(election, terms);
	const options = election.options.length;
	const halves = election.options.map(() => 0n);
	let blank = 0;
	for (const [times, ranking] of count.election.ballots) {
		const rank = rankOf(ranking, options);
		if (rank.every((place) => place === null)) {
			blank += times;
			continue;
		}
		const places = rank.map((place) => place ?? ranking.length);
		places.forEach((place, option) => {
			const above = places.filter((other) => other < place).length;
			const equal = places.filter((other) => other === place).length;
			// The mean of the places above+1 … above+equal, in half points.
			const points = 2 * (options - above) - (equal - 1);
			halves[option] = (halves[option] ?? 0n) + BigInt(times * points);
		});
	}
	const ranking = orderBy([...halves.keys()], (a, b) =>
		Number((halves[b] ?? 0n) - (halves[a] ?? 0n))
	);
	const winners = seat(ranking, terms.seats, count.ties);
	const points = halves.reduce((sum, half) => sum + half, 0n);
	return {
		...headOf('borda', VERSION, count, { winners, blank }),
		totals: halves.map((half) => writeFixed(half * 5n, 1)),
		points: writeFixed(points * 5n, 1),
		ranking
	};
}

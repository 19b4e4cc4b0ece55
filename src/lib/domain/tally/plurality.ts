import { begin, headOf, type Terms } from './begin.ts';
import { firstChoices, type Markable } from './marks.ts';
import { orderBy, seat } from './order.ts';
import type { TotalsTally } from './result.ts';

const VERSION = 1;

/**
 * Most votes wins (first past the post; with several seats the single non-transferable vote). Every
 * ballot has one vote: a ballot that marks no option, or more than one, is blank. From a ranking
 * the first choice counts.
 */
export function plurality(election: Markable, terms: Terms): TotalsTally {
	const count = begin(election, terms);
	const totals = election.options.map(() => 0);
	let blank = 0;
	for (const [times, marks] of firstChoices(count.election)) {
		const [choice] = marks;
		if (marks.length === 1 && choice !== undefined && choice >= 0) {
			totals[choice] = (totals[choice] ?? 0) + times;
		} else blank += times;
	}
	const ranking = orderBy([...totals.keys()], (a, b) => (totals[b] ?? 0) - (totals[a] ?? 0));
	const winners = seat(ranking, terms.seats, count.ties);
	return {
		...headOf('plurality', VERSION, count, { winners, blank }),
		totals: totals.map(String),
		points: String(totals.reduce((sum, votes) => sum + votes, 0)),
		ranking
	};
}

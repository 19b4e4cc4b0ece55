import { begin, headOf, type Terms } from './begin.ts';
import { approvals, type Markable } from './marks.ts';
import { orderBy, seat } from './order.ts';
import type { TotalsTally } from './result.ts';

const VERSION = 1;

/**
 * Every marked option gets one vote; most votes wins (Brams and Fishburn, Approval Voting, 1978).
 * From a ranking every option that is ranked counts as approved. A ballot without marks is blank.
 */
export function approval(election: Markable, terms: Terms): TotalsTally {
	const count = begin(election, terms);
	const totals = election.options.map(() => 0);
	let blank = 0;
	for (const [times, marks] of approvals(count.election)) {
		if (marks.length === 0) blank += times;
		for (const option of marks) totals[option] = (totals[option] ?? 0) + times;
	}
	const ranking = orderBy([...totals.keys()], (a, b) => (totals[b] ?? 0) - (totals[a] ?? 0));
	const winners = seat(ranking, terms.seats, count.ties);
	return {
		...headOf('approval', VERSION, count, { winners, blank }),
		totals: totals.map(String),
		points: String(totals.reduce((sum, votes) => sum + votes, 0)),
		ranking
	};
}

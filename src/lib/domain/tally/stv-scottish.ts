import { begin, headOf, type Terms } from './begin.ts';
import { CountingTable } from './counting-table.ts';
import type { RankedElection } from './election.ts';
import { writeFixed } from './exact.ts';
import { blankRankings } from './pairwise.ts';
import type { RoundsTally } from './result-rounds.ts';
import { INSTANT_RUNOFF } from './run-off-rules.ts';

const VERSION = 1;
const PLACES = 5;

/**
 * Single transferable vote of Scottish councils: weighted inclusive Gregory (The Scottish Local
 * Government Elections Order 2011, schedule 1, rules 46 to 53). Quota: the first whole number of
 * votes above one share in seats plus one. One surplus or one exclusion a stage; the largest surplus
 * first, and all surpluses before an exclusion; every paper of the elected moves at surplus × its
 * value ÷ their total, cut at five decimals. Equal totals: the last earlier stage where they
 * differed, then the lot. Ends when the seats are filled, or as many continue as seats are left.
 */
export function stvScottish(election: RankedElection, terms: Terms): RoundsTally {
	const count = begin(election, terms);
	const { seats } = terms;
	const withdrawn = [...election.options.keys()].filter(
		(place) => election.options[place]?.writeIns
	);
	const setting = { rules: INSTANT_RUNOFF, places: PLACES, ties: count.ties, withdrawn };
	const table = new CountingTable(count.election, setting);
	const quota = (table.active() / table.one / BigInt(seats + 1) + 1n) * table.one;
	if (table.active() > 0n) countStages(table, quota, seats);
	const outcome = { winners: table.elected, blank: blankRankings(count.election) };
	return {
		...headOf('stv-scottish', VERSION, count, outcome),
		quota: writeFixed(quota, PLACES),
		rounds: table.rounds,
		ranking: table.ranking()
	};
}

function countStages(table: CountingTable, quota: bigint, seats: number): void {
	let surpluses: number[] = [];
	for (;;) {
		const { elected, because } = nowElected(table, quota, seats);
		for (const option of elected) table.continues[option] = false;
		surpluses.push(...elected.filter((option) => table.total(option) > quota));
		const done = table.elected.length + elected.length >= seats || table.open().length === 0;
		const surplus = !done && surpluses.length > 0 ? table.pick(surpluses, 'surplus') : undefined;
		const lowest =
			!done && surplus === undefined ? table.pick(table.open(), 'exclusion') : undefined;
		const excluded = lowest === undefined ? [] : [lowest];
		table.close({ quota: writeFixed(quota, PLACES), elected, because, excluded });
		if (surplus !== undefined) {
			const [total, more] = [table.total(surplus), table.total(surplus) - quota];
			table.moveSurplus(surplus, quota, (value) => (more * value) / total);
			surpluses = surpluses.filter((option) => option !== surplus);
		} else if (lowest !== undefined) table.moveExcluded(lowest);
		else return;
	}
}

/** Those with the quota; or all that continue, when they are no more than the seats left. */
function nowElected(table: CountingTable, quota: bigint, seats: number) {
	const seatsLeft = seats - table.elected.length;
	const open = table.open();
	const reached = open.filter((option) => table.total(option) >= quota);
	const remaining = open.length <= seatsLeft && reached.length < open.length;
	const elected = table.sorted(remaining ? open : reached);
	if (elected.length === 0) return { elected };
	return { elected, because: remaining ? ('remaining' as const) : ('quota' as const) };
}

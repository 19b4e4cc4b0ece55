import type { CountingTable } from './counting-table.ts';
import { orderBy } from './order.ts';
import type { RunOffRules } from './run-off-rules.ts';

/** Who goes out: all without votes, or all without hope, or the lowest. At least `keep` stay. */
export function lowOnes(table: CountingTable, rules: RunOffRules, keep: number): number[] {
	const open = table.open();
	const zeros = open.filter((option) => table.total(option) === 0n);
	if (rules.zerosTogether && zeros.length > 1 && open.length - zeros.length >= keep) return zeros;
	const hopeless = rules.batch ? withoutHope(table, open, keep) : [];
	if (hopeless.length > 1) return hopeless;
	return open.length > 0 ? [table.pick(open, 'exclusion')] : [];
}

/**
 * The most options that even together have fewer votes than the next one up: none of them can catch
 * up, whatever moves among them.
 */
function withoutHope(table: CountingTable, open: readonly number[], keep: number): number[] {
	const upward = orderBy(open, (a, b) => Number(table.total(a) - table.total(b)));
	let hopeless: number[] = [];
	let seen: number[] = [];
	let together = 0n;
	for (const equal of upward) {
		const next = equal[0] === undefined ? 0n : table.total(equal[0]);
		if (together < next && open.length - seen.length >= keep) hopeless = seen;
		seen = [...seen, ...equal];
		together += next * BigInt(equal.length);
	}
	return hopeless;
}

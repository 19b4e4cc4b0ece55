import type { LogEntry } from './entry.ts';

/**
 * Leaves that wait, in the order in which they go to the log: one that takes the place of another that
 * waits comes in a later row than it; within a row the order is that of the leaves, which are hashes
 * with a random nonce in them, so one of chance.
 */
export function lineUp(waiting: readonly LogEntry[]): LogEntry[] {
	const lined: LogEntry[] = [];
	let rest = [...waiting].sort((one, other) => (one.leaf < other.leaf ? -1 : 1));
	while (rest.length > 0) {
		const still = new Set(rest.map(({ leaf }) => leaf));
		const row = rest.filter(({ replaces }) => replaces === undefined || !still.has(replaces));
		if (row.length === 0) throw new RangeError('leaves that replace each other in a circle');
		lined.push(...row);
		rest = rest.filter(({ replaces }) => replaces !== undefined && still.has(replaces));
	}
	return lined;
}

import type { LogEntry } from '#lib/domain/poll/log/entry.ts';

/** Who is where in a log; lines are numbered from 1. */
export interface Lines {
	/** The line of each leaf; the first, should it occur twice. */
	readonly of: ReadonlyMap<string, number>;
	/** The line that took the place of a leaf. */
	readonly replacedBy: ReadonlyMap<string, number>;
	/** The leaves that nothing replaces, with their lines: one ballot each. */
	readonly live: ReadonlyMap<string, number>;
}

export function linesOf(log: readonly LogEntry[]): Lines {
	const of = new Map<string, number>();
	const replacedBy = new Map<string, number>();
	for (const [at, { leaf, replaces }] of log.entries()) {
		if (!of.has(leaf)) of.set(leaf, at + 1);
		if (replaces !== undefined && !replacedBy.has(replaces)) replacedBy.set(replaces, at + 1);
	}
	const live = new Map([...of].filter(([leaf]) => !replacedBy.has(leaf)));
	return { of, replacedBy, live };
}

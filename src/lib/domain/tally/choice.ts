import { UNREADABLE, type Ranking } from './election.ts';
import type { Inactive } from './result-rounds.ts';
import type { BallotRules } from './run-off-rules.ts';

/** The first option on a ballot that still continues, or the reason why there is none. */
export function choose(
	ranking: Ranking,
	continues: readonly boolean[],
	rules: BallotRules
): number | Inactive {
	let skipped = 0;
	let blank = true;
	const named = rules.repeat === 'ends' ? new Set<number>() : undefined;
	for (const rank of ranking) {
		if (rank.length === 0) {
			skipped++;
			continue;
		}
		if (rules.skippedRanks !== 'any' && skipped > rules.skippedRanks) return 'skipped';
		skipped = 0;
		blank = false;
		if (named) {
			if (rank.some((option) => named.has(option))) return 'repeat';
			for (const option of rank) if (option !== UNREADABLE) named.add(option);
		}
		const readable = rank.length === 1 && rank[0] !== UNREADABLE;
		if (!readable && rules.overvote === 'passed-over') continue;
		if (!readable && rules.overvote === 'ends') return 'overvote';
		const still = rank.filter((option) => continues[option]);
		if (still.length > 1) return 'overvote';
		if (still[0] !== undefined) return still[0];
	}
	return blank ? 'blank' : 'exhausted';
}

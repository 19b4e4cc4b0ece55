import { choose } from './choice.ts';
import type { Counted, Ranking } from './election.ts';
import type { Inactive } from './result-rounds.ts';
import type { BallotRules } from './run-off-rules.ts';

/** What moved from one option: to each other one, and what found nobody. */
export type Moved = { readonly to: bigint[]; readonly inactive: bigint };

/**
 * The ballot papers on their piles, one for each option, and what each paper is worth. All values are
 * whole numbers of the smallest unit, `one` being a full vote.
 */
export class Papers {
	/** What lies on each pile, or was left there when its surplus went on. */
	readonly totals: bigint[];
	readonly inactive: Record<Inactive, bigint>;
	private readonly ballots: readonly Counted<Ranking>[];
	private readonly rules: BallotRules;
	private readonly values: bigint[];
	private readonly piles: number[][];

	/** Deals every paper to its first option that continues. */
	constructor(
		ballots: readonly Counted<Ranking>[],
		{ continues, rules, one }: { continues: readonly boolean[]; rules: BallotRules; one: bigint }
	) {
		this.ballots = ballots;
		this.rules = rules;
		this.values = ballots.map(() => one);
		this.piles = continues.map(() => []);
		this.totals = continues.map(() => 0n);
		this.inactive = { blank: 0n, exhausted: 0n, overvote: 0n, repeat: 0n, skipped: 0n, filled: 0n };
		for (const paper of ballots.keys()) this.place(paper, continues);
	}

	/**
	 * Moves all papers of a pile on. With `filled` they go nowhere because every seat is taken.
	 */
	release(from: number, continues: readonly boolean[], filled = false): Moved {
		const before = [...this.totals];
		const papers = this.piles[from] ?? [];
		this.piles[from] = [];
		let moved = 0n;
		let inactive = 0n;
		for (const paper of papers) {
			const amount = this.worth(paper);
			moved += amount;
			if (filled) this.inactive.filled += amount;
			const found = !filled && this.place(paper, continues);
			if (!found) inactive += amount;
		}
		this.totals[from] = (this.totals[from] ?? 0n) - moved;
		const to = this.totals.map((total, option) =>
			option === from ? 0n : total - (before[option] ?? 0n)
		);
		return { to, inactive };
	}

	/** Gives every paper of a pile another value; what the pile counts stays until it is released. */
	revalue(pile: number, worth: (value: bigint) => bigint): void {
		const known = new Map<bigint, bigint>();
		for (const paper of this.piles[pile] ?? []) {
			const old = this.values[paper] ?? 0n;
			const value = known.get(old) ?? worth(old);
			known.set(old, value);
			this.values[paper] = value;
		}
	}

	private place(paper: number, continues: readonly boolean[]): boolean {
		const ranking = this.ballots[paper]?.[1] ?? [];
		const choice = choose(ranking, continues, this.rules);
		const amount = this.worth(paper);
		if (typeof choice === 'string') {
			this.inactive[choice] += amount;
			return false;
		}
		this.piles[choice]?.push(paper);
		this.totals[choice] = (this.totals[choice] ?? 0n) + amount;
		return true;
	}

	private worth(paper: number): bigint {
		return (this.values[paper] ?? 0n) * BigInt(this.ballots[paper]?.[0] ?? 0);
	}
}

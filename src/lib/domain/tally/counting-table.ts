import type { RankedElection } from './election.ts';
import { writeFixed } from './exact.ts';
import { orderBy } from './order.ts';
import { Papers, type Moved } from './papers.ts';
import type { Order } from './result.ts';
import type { Inactive, Round, Transfer } from './result-rounds.ts';
import type { BallotRules } from './run-off-rules.ts';
import type { TieBreak, TieBreaker } from './ties.ts';

/**
 * The table on which votes are counted in rounds: piles of papers, who is still in the count, and
 * the record. Votes are whole numbers of 10^-places. What the rounds do is decided by the method.
 */
export class CountingTable {
	readonly papers: Papers;
	readonly continues: boolean[];
	readonly elected: number[] = [];
	readonly rounds: Round[] = [];
	readonly one: bigint;
	private readonly ties: TieBreaker;
	private readonly places: number;
	private readonly earlier: bigint[][] = [];
	/** Excluded or withdrawn; and those excluded in one round by votes, the highest first. */
	private readonly gone = new Set<number>();
	private readonly outgoing: Order[] = [];
	private readonly roundsBefore: number;
	private transfers: Transfer[] = [];
	private cut = 0n;

	constructor(
		{ ballots, options }: RankedElection,
		setting: {
			rules: BallotRules;
			places: number;
			ties: TieBreaker;
			withdrawn: readonly number[];
			roundsBefore?: number;
		}
	) {
		this.places = setting.places;
		this.one = 10n ** BigInt(setting.places);
		this.ties = setting.ties;
		this.roundsBefore = setting.roundsBefore ?? 0;
		this.continues = options.map((_, option) => !setting.withdrawn.includes(option));
		for (const option of setting.withdrawn) this.gone.add(option);
		this.papers = new Papers(ballots, { ...setting, continues: this.continues, one: this.one });
	}

	total(option: number): bigint {
		return this.papers.totals[option] ?? 0n;
	}

	/** Options still in the count. */
	open(): number[] {
		return [...this.continues.keys()].filter((option) => this.continues[option]);
	}

	/** Votes of all options still in the count. */
	active(): bigint {
		return this.open().reduce((sum, option) => sum + this.total(option), 0n);
	}

	/** The highest first; equal ones as the lot has them. */
	sorted(options: readonly number[]): number[] {
		return [...options].sort((a, b) => this.higherFirst(a, b) || this.ties.compare(a, b));
	}

	/** The option with most votes, for a seat or as the next surplus; with fewest for an exclusion. */
	pick(among: readonly number[], about: TieBreak['about']): number {
		const order = this.byVotes(among);
		const tied = (about === 'exclusion' ? order.at(-1) : order[0]) ?? [];
		return this.ties.pick(tied, about, this.roundsBefore + this.rounds.length + 1, this.earlier);
	}

	/** Ends the round. */
	close(round: Pick<Round, 'quota' | 'elected' | 'because' | 'excluded'>): void {
		const write = (votes: bigint) => writeFixed(votes, this.places);
		const inactive = Object.entries(this.papers.inactive).map(([why, votes]) => [
			why,
			write(votes)
		]);
		this.rounds.push({
			transfers: this.transfers,
			totals: this.papers.totals.map((votes, option) =>
				this.gone.has(option) ? null : write(votes)
			),
			inactive: Object.fromEntries(inactive) as Record<Inactive, string>,
			cut: write(this.cut),
			...round
		});
		this.transfers = [];
		this.earlier.push([...this.papers.totals]);
		this.elected.push(...round.elected);
		this.outgoing.unshift(this.byVotes(round.excluded));
		for (const option of round.excluded) {
			this.gone.add(option);
			this.continues[option] = false;
		}
	}

	/** Moves all papers of an option that is out, at what they are worth. */
	moveExcluded(from: number): void {
		this.note(from, 'exclusion', this.papers.release(from, this.continues), 0n);
	}

	/**
	 * Moves all papers of an elected option on, worth as much as `worth` says; the option keeps the
	 * quota. What cutting values left over is held by nobody from now on.
	 */
	moveSurplus(from: number, quota: bigint, worth: (value: bigint) => bigint, filled = false): void {
		this.papers.revalue(from, worth);
		const moved = this.papers.release(from, this.continues, filled);
		const left = this.total(from) - quota;
		const cut = left > 0n ? left : 0n;
		this.papers.totals[from] = this.total(from) - cut;
		this.cut += cut;
		this.note(from, 'surplus', moved, cut);
	}

	/** Elected in their order, then those left by votes, then those excluded, the last one first. */
	ranking(): Order {
		const left = [...this.continues.keys()].filter(
			(option) => !this.gone.has(option) && !this.elected.includes(option)
		);
		const elected = this.elected.map((option) => [option]);
		return [...elected, ...this.byVotes(left), ...this.outgoing.flat()];
	}

	private byVotes(options: readonly number[]): Order {
		return orderBy(options, (a, b) => this.higherFirst(a, b));
	}

	private higherFirst(a: number, b: number): number {
		const [one, other] = [this.total(a), this.total(b)];
		return one > other ? -1 : one < other ? 1 : 0;
	}

	private note(from: number, because: Transfer['because'], { to, inactive }: Moved, cut: bigint) {
		const write = (votes: bigint) => writeFixed(votes, this.places);
		const amounts = [...to.entries()].filter(([, votes]) => votes > 0n);
		this.transfers.push({
			from,
			because,
			to: amounts.map(([option, votes]) => [option, write(votes)]),
			inactive: write(inactive),
			cut: write(cut)
		});
	}
}

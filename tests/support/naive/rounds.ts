import type { People } from './lot.ts';

type Ranked = People<readonly number[]>;

/**
 * Instant runoff by the rule: count first choices among those left; who has more than half of these
 * wins; else the one with fewest is struck (all without a vote at once), equal ones as the last round
 * before told them apart, and else who is last in the lot.
 */
export function instantRunoff(options: number, people: Ranked, order: readonly number[]) {
	let left = [...Array(options).keys()];
	const rounds: Map<number, number>[] = [];
	for (;;) {
		const firsts = people.map((ballot) => ballot.find((option) => left.includes(option)));
		const votes = new Map(
			left.map((option) => [option, firsts.filter((one) => one === option).length])
		);
		rounds.push(votes);
		const active = [...votes.values()].reduce((a, b) => a + b, 0);
		const winner = left.find((option) => 2 * (votes.get(option) ?? 0) > active);
		if (winner !== undefined || left.length === 1) return { winner: winner ?? left[0], rounds };
		const zeros = left.filter((option) => votes.get(option) === 0);
		if (zeros.length > 1 && zeros.length < left.length) {
			left = left.filter((option) => !zeros.includes(option));
			continue;
		}
		const loser = worst(left, rounds, order);
		if (left.length === 2) return { winner: left.find((option) => option !== loser), rounds };
		left = left.filter((option) => option !== loser);
	}
}

/** Who has fewest now; of equal ones who had fewest in the round before, and so on; then the lot. */
function worst(
	among: readonly number[],
	rounds: readonly ReadonlyMap<number, number | bigint>[],
	order: readonly number[]
): number {
	let tied = [...among];
	for (const votes of [...rounds].reverse()) {
		const value = (option: number) => votes.get(option) ?? 0;
		const least = tied.map(value).reduce((a, b) => (a < b ? a : b));
		tied = tied.filter((option) => value(option) === least);
	}
	return [...order].reverse().find((option) => tied.includes(option)) ?? 0;
}

/** The most now; of equal ones the most in the round before, and so on; then the lot. */
function best(
	among: readonly number[],
	rounds: readonly ReadonlyMap<number, bigint>[],
	order: readonly number[]
): number {
	let tied = [...among];
	for (const votes of [...rounds].reverse()) {
		const value = (option: number) => votes.get(option) ?? 0n;
		const highest = tied.map(value).reduce((a, b) => (a > b ? a : b));
		tied = tied.filter((option) => value(option) === highest);
	}
	return order.find((option) => tied.includes(option)) ?? 0;
}

const UNIT = 100_000n;

/**
 * The Scottish rules, paper by paper: each paper lies with one candidate (or nobody) and has a value.
 */
export function scottish(options: number, people: Ranked, seats: number, order: readonly number[]) {
	const all = [...Array(options).keys()];
	const papers = people.map((ballot) => ({ ballot, value: UNIT, at: ballot[0] }));
	const valid = BigInt(papers.filter(({ at }) => at !== undefined).length);
	const quota = (valid / BigInt(seats + 1) + 1n) * UNIT;
	const elected: number[] = [];
	const out: number[] = [];
	const keeps = new Set<number>();
	const pending: number[] = [];
	const stages: Map<number, bigint>[] = [];
	for (;;) {
		const onPile = (option: number) =>
			papers.filter(({ at }) => at === option).reduce((sum, { value }) => sum + value, 0n);
		const votes = new Map(
			all.map((option) => [option, keeps.has(option) ? quota : onPile(option)])
		);
		stages.push(votes);
		const total = (option: number) => votes.get(option) ?? 0n;
		const continuing = () =>
			all.filter((option) => !elected.includes(option) && !out.includes(option));
		const elect = (those: number[]) => {
			const sorted = those.sort(
				(a, b) => Number(total(b) - total(a)) || order.indexOf(a) - order.indexOf(b)
			);
			for (const option of sorted) {
				elected.push(option);
				if (total(option) > quota) pending.push(option);
			}
		};
		const reached = continuing().filter((option) => total(option) >= quota);
		if (continuing().length <= seats - elected.length) elect(continuing());
		else elect(reached);
		if (elected.length >= seats || continuing().length === 0) return { elected, stages, quota };
		const mayReceive = new Set(continuing());
		if (pending.length > 0) {
			const from = best(pending, stages, order);
			pending.splice(pending.indexOf(from), 1);
			const surplus = total(from) - quota;
			for (const paper of papers.filter(({ at }) => at === from)) {
				paper.value = (surplus * paper.value) / total(from);
				paper.at = paper.ballot.find((option) => mayReceive.has(option));
			}
			keeps.add(from);
		} else {
			const loser = worst(continuing(), stages, order);
			out.push(loser);
			mayReceive.delete(loser);
			for (const paper of papers.filter(({ at }) => at === loser)) {
				paper.at = paper.ballot.find((option) => mayReceive.has(option));
			}
		}
	}
}

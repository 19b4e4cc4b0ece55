import type { Project } from './project.ts';

/** Voters with the same approvals, who therefore always have the same money left. */
export type Voters = { readonly count: number; readonly projects: readonly number[] };

export type Purchase = {
	readonly project: number;
	/** The most that one supporter pays: price over scale, in the smallest unit. */
	readonly price: bigint;
	readonly scale: bigint;
	readonly payInFull: number;
	readonly payTheRest: number;
};

/** What one more project would cost its supporters, as things stand. */
export type Offer = Omit<Purchase, 'scale'> & {
	/** Price per unit of cost, the figure to be lowest: n over d. */
	readonly n: bigint;
	readonly d: bigint;
	/** Purses that hold less than the price. */
	readonly poor: ReadonlySet<number>;
};

export type Side = { readonly project: Project; readonly voters: readonly number[] };

/** Who has how much money left. Voters with equal money share a purse. */
export class Purses {
	/** Money in each purse, over the scale; the first is the empty one. */
	private readonly money: bigint[];
	private scale: bigint;
	/** Which purse a group of voters has, and how many voters have a purse. */
	private readonly purseOf: number[];
	private readonly holders: number[];
	private readonly voters: readonly Voters[];

	constructor(voters: readonly Voters[], share: bigint, scale: bigint) {
		this.voters = voters;
		this.money = [0n, share];
		this.scale = scale;
		this.purseOf = voters.map(() => 1);
		this.holders = [0, voters.reduce((sum, { count }) => sum + count, 0)];
	}

	offerFor({ project, voters }: Side): Offer | undefined {
		const holders = this.holdersAmong(voters);
		const purses = [...holders.keys()].sort((a, b) => (this.moneyIn(a) < this.moneyIn(b) ? -1 : 1));
		let missing = project.cost * this.scale;
		let payInFull = project.supporters;
		const poor = new Set<number>();
		for (const purse of purses) {
			if (this.moneyIn(purse) * BigInt(payInFull) >= missing) {
				const d = project.cost * this.scale * BigInt(payInFull);
				const payTheRest = project.supporters - payInFull;
				return {
					project: project.place,
					price: missing,
					payInFull,
					payTheRest,
					n: missing,
					d,
					poor
				};
			}
			const count = holders.get(purse) ?? 0;
			missing -= this.moneyIn(purse) * BigInt(count);
			payInFull -= count;
			poor.add(purse);
		}
		return undefined;
	}

	/** Takes the money; from now on all money is over a scale in which the price is whole. */
	pay({ voters }: Side, offer: Offer): Purchase {
		const { project, payInFull, payTheRest, poor } = offer;
		const factor = BigInt(
			payInFull / commonDivisor(Number(offer.price % BigInt(payInFull)), payInFull)
		);
		const price = (offer.price * factor) / BigInt(payInFull);
		this.rescale(factor);
		const next = new Map<number, number>();
		for (const group of voters) {
			const purse = this.purseOf[group] ?? 0;
			const count = this.voters[group]?.count ?? 0;
			const to = poor.has(purse) ? 0 : (next.get(purse) ?? this.open(this.moneyIn(purse) - price));
			next.set(purse, to);
			this.holders[purse] = (this.holders[purse] ?? 0) - count;
			this.holders[to] = (this.holders[to] ?? 0) + count;
			this.purseOf[group] = to;
		}
		return { project, price, scale: this.scale, payInFull, payTheRest };
	}

	private holdersAmong(voters: readonly number[]): Map<number, number> {
		const holders = new Map<number, number>();
		for (const group of voters) {
			const purse = this.purseOf[group] ?? 0;
			holders.set(purse, (holders.get(purse) ?? 0) + (this.voters[group]?.count ?? 0));
		}
		return holders;
	}

	private moneyIn(purse: number): bigint {
		return this.money[purse] ?? 0n;
	}

	private open(money: bigint): number {
		if (money === 0n) return 0;
		this.holders.push(0);
		return this.money.push(money) - 1;
	}

	private rescale(factor: bigint): void {
		if (factor === 1n) return;
		this.scale *= factor;
		for (const [purse, holders] of this.holders.entries()) {
			if (holders > 0) this.money[purse] = this.moneyIn(purse) * factor;
		}
	}
}

function commonDivisor(a: number, b: number): number {
	while (a > 0) [a, b] = [b % a, a];
	return b;
}

import { z } from 'zod';
import type { Option } from './election.ts';
import { sha256Hex } from './input.ts';

/**
 * Chosen before a poll opens. Equal totals are settled, where `backward` is set and the method has
 * earlier rounds, by the last earlier round in which they differed; what is still equal by lot.
 * The lot is an order of all options: drawn by hand (`drawn`: ids, the favoured first) or from a
 * seed whose commitment was published at opening. It never follows ids or the order of creation.
 */
export const tieRule = z.strictObject({
	backward: z.boolean().default(true),
	lot: z
		.union([
			z.strictObject({ drawn: z.array(z.string()).readonly() }),
			z.strictObject({ seed: z.string() })
		])
		.default({ seed: '' })
});

export type TieRule = Readonly<z.output<typeof tieRule>>;

/** One decision that totals alone did not make; `tied`, `chosen` are places in the options. */
export type TieBreak = {
	readonly round: number;
	readonly about: 'election' | 'exclusion' | 'surplus';
	readonly tied: readonly number[];
	readonly chosen: number;
	readonly by: 'earlier-round' | 'lot' | 'drawn';
	/** The earlier round that decided, where one did. */
	readonly earlier?: number;
};

export type TieBreaker = {
	/** Places in the options, the most favoured by the lot first. */
	readonly order: readonly number[];
	/** Every decision so far. */
	readonly breaks: readonly TieBreak[];
	/** Lot order of two options: below zero when a is favoured. */
	compare(a: number, b: number): number;
	/**
	 * One of the tied. `earlier` are the totals of the rounds before this one, oldest first; an
	 * exclusion picks who had least there and comes last in the lot, anything else the opposite.
	 */
	pick(
		tied: readonly number[],
		about: TieBreak['about'],
		round: number,
		earlier?: readonly (readonly bigint[])[]
	): number;
};

/** Throws RangeError when a drawn order does not name every option once. */
export function tieBreaker(options: readonly Option[], rule: TieRule): TieBreaker {
	const order =
		'drawn' in rule.lot ? asDrawn(options, rule.lot.drawn) : byLot(options, rule.lot.seed);
	const favour = new Map(order.map((option, place) => [option, place]));
	const breaks: TieBreak[] = [];
	const compare = (a: number, b: number) => (favour.get(a) ?? 0) - (favour.get(b) ?? 0);
	return {
		order,
		breaks,
		compare,
		pick(tied, about, round, earlier = []) {
			const worst = about === 'exclusion';
			let left = tied;
			let decidedIn: number | undefined;
			for (let back = earlier.length - 1; rule.backward && back >= 0 && left.length > 1; back--) {
				const narrowed = extreme(left, earlier[back] ?? [], worst);
				if (narrowed.length < left.length) decidedIn = round - earlier.length + back;
				left = narrowed;
			}
			const sorted = [...left].sort(compare);
			const chosen = worst ? sorted.at(-1) : sorted[0];
			if (chosen === undefined) throw new RangeError('there is no tie between no options');
			const how =
				left.length > 1
					? { by: 'drawn' in rule.lot ? ('drawn' as const) : ('lot' as const) }
					: { by: 'earlier-round' as const, earlier: decidedIn };
			if (tied.length > 1) breaks.push({ round, about, tied: [...tied], chosen, ...how });
			return chosen;
		}
	};
}

function extreme(tied: readonly number[], totals: readonly bigint[], lowest: boolean): number[] {
	const value = (option: number) => totals[option] ?? 0n;
	const bound = tied.map(value).reduce((a, b) => (a < b === lowest ? a : b));
	return tied.filter((option) => value(option) === bound);
}

function byLot(options: readonly Option[], seed: string): number[] {
	const tickets = options.map((option) => sha256Hex(`${seed}\n${option.id}`));
	const ticket = (place: number) => tickets[place] ?? '';
	return options.map((_, place) => place).sort((a, b) => (ticket(a) < ticket(b) ? -1 : 1));
}

function asDrawn(options: readonly Option[], drawn: readonly string[]): number[] {
	const order = drawn.map((id) => options.findIndex((option) => option.id === id));
	const named = new Set(order);
	const missing = options.filter((option, place) => !option.writeIns && !named.has(place));
	if (order.includes(-1) || missing.length > 0 || named.size < order.length) {
		throw new RangeError('the drawn order must name every option once');
	}
	return [...order, ...options.keys()].filter((place, at, all) => all.indexOf(place) === at);
}

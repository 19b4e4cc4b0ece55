import { z } from 'zod';
import type { Option } from './election.ts';
import { amountText } from './amount.ts';
import { compare, rational, readRational, writeRational, type Rational } from './exact.ts';
import type { Dropped } from './result-pairs.ts';

/**
 * An option that changes nothing ("further discussion"), and what another must reach against it
 * before it is compared at all: Debian's constitution, appendix A, vote counting (quorum and majority).
 */
export const statusQuo = z.strictObject({
	/** Id of the option that changes nothing. */
	option: z.string(),
	/** So many ballots, at least, must put another option above it; may be a fraction. */
	quorum: amountText.default('0'),
	/** Ids of options that need more than so many times the votes against them, such as `3`. */
	majorities: z.record(z.string(), amountText).default({})
});

export type StatusQuo = Readonly<z.output<typeof statusQuo>>;

/**
 * The options that do not reach the quorum, or not more than their majority, over the status quo.
 * Throws RangeError when there is no such status quo.
 */
export function dropBelow(
	{ option: unchanged, quorum, majorities }: StatusQuo,
	pairs: readonly (readonly number[])[],
	options: readonly Option[]
): Dropped[] {
	const base = options.findIndex(({ id }) => id === unchanged);
	if (base < 0) throw new RangeError(`there is no option ${unchanged}`);
	const least = figure(quorum);
	return options.flatMap(({ id }, option): Dropped[] => {
		if (option === base) return [];
		const votes = pairs[option]?.[base] ?? 0;
		const against = pairs[base]?.[option] ?? 0;
		const ratio = figure(majorities[id] ?? '1');
		if (compare(rational(votes), least) < 0) {
			return [{ option, rule: 'quorum', votes, against, needed: writeRational(least) }];
		}
		if (compare(rational(votes), rational(ratio.n * BigInt(against), ratio.d)) <= 0) {
			return [{ option, rule: 'majority', votes, against, needed: writeRational(ratio) }];
		}
		return [];
	});
}

function figure(text: string): Rational {
	return readRational(text) ?? rational(0);
}

import { z } from 'zod';
import { isCleanText, lengthOf, tidy } from './plain-text.ts';

interface TextLimits {
	min?: number;
	max: number;
	/** Reasons: keys of messages `invalid_<reason>`. */
	tooShort?: string;
	tooLong?: string;
}

/** A field of one line. Lengths are counted in characters as a person sees them (code points). */
export function line(limits: TextLimits) {
	return bounded(limits, true);
}

/** A field of many lines. */
export function prose(limits: TextLimits) {
	return bounded(limits, false);
}

function bounded(
	{ min = 0, max, tooShort = 'too_short', tooLong = 'too_long' }: TextLimits,
	single: boolean
) {
	return z
		.string({ error: 'required' })
		.refine(isCleanText, { error: 'unclean', abort: true })
		.transform((value) => tidy(value, { single }))
		.refine((value) => min === 0 || value.length > 0, { error: 'required', abort: true })
		.refine((value) => lengthOf(value) >= min, { error: `${tooShort}:${min}` })
		.refine((value) => lengthOf(value) <= max, { error: `${tooLong}:${max}` });
}

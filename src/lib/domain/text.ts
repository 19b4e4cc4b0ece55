import { z } from 'zod';

/**
 * Text as people type it, made regular: NFC, line ends as \n, no spaces at the ends. Refuses what
 * no keyboard types and a database cannot keep: NUL and other control characters, lone surrogates.
 * `single` also folds line breaks and runs of white space into one space.
 */
export function tidy(value: string, { single = false } = {}): string {
	const regular = value.replace(/\r\n?/g, '\n').normalize('NFC');
	return (single ? regular.replace(/\s+/g, ' ') : regular).trim();
}

export function isCleanText(value: string): boolean {
	// eslint-disable-next-line no-control-regex -- these are what is refused
	return value.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value);
}

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

/** Characters of a text as the database counts them: code points. */
export function lengthOf(value: string): number {
	return [...value].length;
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

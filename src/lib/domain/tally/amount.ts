import { z } from 'zod';
import { readRational } from './exact.ts';

/** A number from 0 up, such as `12`, `308151.26` or `2/3`, kept as it was written. */
export const amountText = z.string().refine((text) => (readRational(text)?.n ?? -1n) >= 0n, {
	error: 'a number from 0 up, such as 12 or 308151.26'
});

/** A share from 0 to 1, such as `2/3` or `0.15`, kept as it was written. */
export const shareText = z.string().refine(
	(text) => {
		const value = readRational(text);
		return value !== undefined && value.n >= 0n && value.n <= value.d;
	},
	{ error: 'a share between 0 and 1, such as 2/3' }
);

import { z } from 'zod';

/**
 * A choice that nothing takes off one's hands: a form in which nothing was chosen would else be read as if
 * its first choice had been.
 */
export function chosen<const T extends readonly string[]>(values: T) {
	return z
		.enum(values, { error: 'choose' })
		.default('' as never)
		.refine((value: string) => value !== '', 'choose');
}

import { readRational } from '#lib/domain/tally/exact.ts';

/** A number of a count, near enough to draw a picture; never to decide or to write. */
export function roughly(text: string | null | undefined): number {
	const value = readRational(text ?? '');
	return value ? Number(value.n) / Number(value.d) : 0;
}

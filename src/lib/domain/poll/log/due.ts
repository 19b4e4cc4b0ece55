/** A root is published whenever the log has so many more lines, and at closing. */
export const rootEvery = 20;

/** The sizes at which a log that was closed with so many lines has a root; an empty one has none. */
export function dueSizes(lines: number): number[] {
	const full = Math.floor(lines / rootEvery);
	const sizes = Array.from({ length: full }, (_, at) => (at + 1) * rootEvery);
	return lines % rootEvery === 0 ? sizes : [...sizes, lines];
}

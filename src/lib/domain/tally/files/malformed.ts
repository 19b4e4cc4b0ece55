/** A file that cannot be read; says in which line (from 1), and what was expected there. */
export class MalformedFile extends Error {
	readonly line: number;
	readonly expected: string;

	constructor(line: number, expected: string) {
		super(`line ${line}: expected ${expected}`);
		this.name = 'MalformedFile';
		this.line = line;
		this.expected = expected;
	}
}

export type Line = { readonly number: number; readonly text: string };

/** The lines of a file with their numbers, without a byte order mark and line ends. */
export function linesOf(file: string): Line[] {
	const lines = file.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
	return lines.map((text, at) => ({ number: at + 1, text }));
}

/** So many options are the most that are read: every pair of them is compared. */
export const MOST_OPTIONS = 1_000;

/** Larger counts are a mistake in the file; sums of these stay exact. */
const MOST = 1_000_000_000;

/** A whole number within bounds, written in digits alone. */
export function wholeNumber(
	text: string,
	line: number,
	expected: string,
	{ least = 0, most = MOST } = {}
): number {
	const value = /^\d{1,10}$/.test(text.trim()) ? Number(text) : -1;
	if (value < least || value > most) throw new MalformedFile(line, expected);
	return value;
}

/** Names that occur twice are told apart by the option's id. */
export function distinctNames(options: readonly { id: string; name: string }[]) {
	return options.map(({ id, name }) => {
		const same = options.filter((other) => other.name === name).length > 1;
		return { id, name: same || name === '' ? `${name} (${id})`.trim() : name };
	});
}

/** What stands where something was left out. */
export const leftOut = '[…]';

/**
 * A text without these names, wherever one stands as a whole word, and without e-mail addresses. Who writes
 * reasons is told to write neither; what everybody can download is looked through once more.
 */
export function withoutNames(text: string, names: readonly string[]): string {
	const said = text.normalize().replace(email, leftOut);
	const patterns = names
		.map((name) => name.normalize().trim())
		.filter((name) => name !== '')
		// The longest first: what is left of a name would still tell it.
		.sort((one, other) => other.length - one.length)
		.map(patternOf);
	return patterns.length === 0
		? said
		: said.replace(new RegExp(patterns.join('|'), 'giu'), leftOut);
}

const email = /[^\s@<>()"]{1,64}@[^\s@<>()"]{1,190}\.\p{L}{2,24}/gu;
const letter = '[\\p{L}\\p{M}\\p{N}]';

/** A name that begins or ends with a sign which is no letter needs no edge of a word there. */
function patternOf(name: string): string {
	const begins = new RegExp(`^${letter}`, 'u').test(name) ? `(?<!${letter})` : '';
	const ends = new RegExp(`${letter}$`, 'u').test(name) ? `(?!${letter})` : '';
	const words = name.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
	return `${begins}${words.join('\\s+')}${ends}`;
}

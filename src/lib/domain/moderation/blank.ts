import { Invalid } from '#lib/domain/errors.ts';
import { lengthOf, tidy } from '#lib/domain/plain-text.ts';

/** How many passages one decision takes out of a text. */
const mostPassages = 20;
/** A letter alone would take the text apart. */
const shortest = 3;
/** Where the mark itself would be too long for the place. */
const shortMark = '…';

/** What is to go, one passage a line as it was typed: each once. */
export function passagesIn(typed: string): string[] {
	const lines = typed.split('\n').map((line) => tidy(line, { single: true }));
	return [...new Set(lines.filter((line) => line !== ''))];
}

/** @throws Invalid for none, too many, or such as are no passage */
export function requirePassages(typed: string): void {
	const passages = passagesIn(typed);
	if (passages.length === 0) throw new Invalid('required', 'passages');
	if (passages.length > mostPassages) throw new Invalid('blank_too_many', 'passages');
	if (passages.some((passage) => lengthOf(passage) < shortest))
		throw new Invalid('blank_too_short', 'passages');
}

/**
 * A text with each of the passages replaced by the mark, wherever it stands: in large letters or small, over
 * the end of a line too. `most`: how many characters the text can have.
 */
export function blanked(
	text: string,
	passages: readonly string[],
	mark: string,
	most = Infinity
): string {
	if (passages.length === 0) return text;
	const pattern = new RegExp(
		// The longest first: what is left of a name would still tell it.
		[...passages]
			.sort((one, other) => other.length - one.length)
			.map(patternOf)
			.join('|'),
		'giu'
	);
	const replaced = text.replace(pattern, () => mark);
	return lengthOf(replaced) <= most ? replaced : text.replace(pattern, () => shortMark);
}

/** Whether one of the passages stands in the text. */
export const holds = (text: string, passages: readonly string[]): boolean =>
	blanked(text, passages, '') !== text;

const patternOf = (passage: string): string =>
	passage
		.split(/\s+/)
		.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
		.join('\\s+');

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

/** Characters of a text as the database counts them: code points. */
export function lengthOf(value: string): number {
	return [...value].length;
}

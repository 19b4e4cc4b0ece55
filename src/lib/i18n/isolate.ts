const FIRST = '\u2068';
const LAST = '\u2069';

/**
 * Marks what people wrote inside a sentence of ours with Unicode's isolates: a page can then give it
 * its own language, and a name written from right to left does not turn the sentence around.
 */
export function isolate(written: string): string {
	return `${FIRST}${withoutIsolates(written)}${LAST}`;
}

/** The same sentence for titles, mails and files. */
export function withoutIsolates(sentence: string): string {
	return sentence.replaceAll(FIRST, '').replaceAll(LAST, '');
}

/** The sentence in pieces, each ours or of people. */
export function piecesOf(sentence: string): { text: string; written: boolean }[] {
	return sentence
		.split(FIRST)
		.flatMap((part, at) => {
			const [written = '', ours = ''] = at === 0 ? ['', part] : part.split(LAST);
			return [
				{ text: written, written: true },
				{ text: ours, written: false }
			];
		})
		.filter(({ text }) => text !== '');
}

import { clusterAt } from './cluster.ts';

/** A word of a text, folded, and where it stands in the text as it was written. */
export interface FoldedWord {
	/** Letters and digits; a letter that stands three times or more in a row stands three times here. */
	word: string;
	/** Offsets into the original text, in UTF-16 units; `end` is behind the last of them. */
	start: number;
	end: number;
}

/**
 * The words of a text as moderation compares them: compatibility forms (NFKC) and case are one, what has no
 * width (soft hyphens, joiners, marks of direction) is not there, `ä` is a letter of its own and not an `a`,
 * and marks that make no letter with theirs (struck out, piled up) are dropped. Letters and digits make
 * words, all else parts them; a script that does not part its words is one long word. Linear in the text.
 */
export function foldedWords(text: string): FoldedWord[] {
	const words: FoldedWord[] = [];
	let [word, last, times] = ['', '', 0];
	let [start, end] = [0, 0];
	for (let at = 0; at < text.length;) {
		const { signs, length } = clusterAt(text, at);
		// What is one sign to the eye parts no word: `⒜` is an a, `½` is no two numbers.
		const parts = signs.every(({ kind }) => kind === 'gap' || kind === 'mark');
		for (const { sign, kind } of signs) {
			if (kind === 'gap') {
				if (!parts) continue;
				if (word) words.push({ word, start, end });
				word = last = '';
			} else if (kind !== 'mark' || word) {
				if (!word) start = at;
				times = sign === last ? times + 1 : 1;
				if (times <= 3 || kind !== 'letter') word += sign;
				last = sign;
				end = at + length;
			}
		}
		at += length;
	}
	if (word) words.push({ word, start, end });
	return words;
}

/** A word with its stretched letters cut to two: `niiin` -> `niin`. */
export function shortened(word: string): string {
	return word.replace(/(\p{L})\1{2,}/gu, '$1$1');
}

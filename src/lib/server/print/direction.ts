import bidiFactory from 'bidi-js';

/** A piece of a line that is read in one direction. */
export interface Directed {
	text: string;
	rightToLeft: boolean;
	/** Where it begins in the line as it is read. */
	from: number;
}

/** Whether any of a text is written from the right. */
export function writesRight(text: string): boolean {
	return anyRight.test(text);
}

/** Whether a paragraph begins with right-to-left writing, and so at the right. */
export function beginsRight(text: string): boolean {
	return anyRight.test(text) && bidi.getEmbeddingLevels(text).paragraphs[0]?.level === 1;
}

/** The pieces of a line in the order in which they stand from left to right (Unicode Annex 9). */
export function inVisualOrder(line: string, fromRight: boolean): Directed[] {
	if (!anyRight.test(line)) return [{ text: line, rightToLeft: false, from: 0 }];
	const embedding = bidi.getEmbeddingLevels(line, fromRight ? 'rtl' : 'ltr');
	const { levels } = embedding;
	const pieces: { first: number; last: number; level: number }[] = [];
	for (const at of bidi.getReorderedIndices(line, embedding)) {
		const level = levels[at] ?? 0;
		const open = pieces.at(-1);
		if (open?.level === level && at === open.last + 1) open.last = at;
		else if (open?.level === level && at === open.first - 1) open.first = at;
		else pieces.push({ first: at, last: at, level });
	}
	return pieces.map(({ first, last, level }) => {
		const mirrored = bidi.getMirroredCharactersMap(line, levels, first, last);
		const units = line.slice(first, last + 1).split('');
		const turned = units.map((unit, at) => mirrored.get(first + at) ?? unit);
		if (level % 2 === 0) return { text: turned.join(''), rightToLeft: false, from: first };
		// A face turns what it knows to be written from the right; signs alone it leaves as they stand.
		if (!anyRight.test(turned.join(''))) turned.reverse();
		return { text: turned.join(''), rightToLeft: true, from: first };
	});
}

const bidi = bidiFactory();
const anyRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}]/u;

import type { SearchLanguage } from './words.ts';

export type Closeness = 'same' | 'beginning' | 'inside' | 'mistyped';

/** How a word of the texts answers to the stem of a typed one; undefined when it does not. */
export function closeness(
	stem: string,
	word: string,
	language: SearchLanguage
): Closeness | undefined {
	if (word === stem || (language === 'fi' && isOtherGrade(stem, word))) return 'same';
	if (stem.length >= 3 && word.startsWith(stem)) return 'beginning';
	if (stem.length >= 4 && word.includes(stem)) return 'inside';
	return isMistyped(stem, word) ? 'mistyped' : undefined;
}

/**
 * The least number of letters to leave out, put in, change or swap with a neighbour, each place
 * touched once (optimal string alignment, Damerau 1964); `limit + 1` for everything beyond `limit`.
 */
export function errorsBetween(one: string, other: string, limit: number): number {
	if (Math.abs(one.length - other.length) > limit) return limit + 1;
	let before: number[] = [];
	let above = Array.from({ length: other.length + 1 }, (_, column) => column);
	for (let row = 1; row <= one.length; row++) {
		const current = [row];
		for (let column = 1; column <= other.length; column++) {
			const equal = one[row - 1] === other[column - 1];
			let least = Math.min(
				at(above, column) + 1,
				at(current, column - 1) + 1,
				at(above, column - 1) + (equal ? 0 : 1)
			);
			const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
			if (row > 1 && column > 1 && swapped) least = Math.min(least, at(before, column - 2) + 1);
			current.push(least);
		}
		if (Math.min(...current) > limit) return limit + 1;
		before = above;
		above = current;
	}
	return Math.min(at(above, other.length), limit + 1);
}

/** Short words differ by a letter and mean another thing: their first letter must be right at least. */
function isMistyped(stem: string, word: string): boolean {
	if (stem.length < 5 || word.length < 4) return false;
	if (stem.length >= 6 && stem.startsWith(word) && stem.length - word.length <= 2) return true;
	if (stem.length < 6 && stem[0] !== word[0]) return false;
	const allowed = stem.length < 8 ? 1 : 2;
	return errorsBetween(stem, word, allowed) <= allowed;
}

/** Finnish stems come in a strong and a weak grade: *katu* and *kadu(n)*, *kauppa* and *kaupa(n)*. */
function isOtherGrade(one: string, other: string): boolean {
	return one !== other && (weakGrade(one) === other || weakGrade(other) === one);
}

function weakGrade(stem: string): string {
	return stem.replace(/(kk|pp|tt|nk|nt|mp|lt|rt|p|t)(?=[aeiouy]{1,2}$)/, (strong) => {
		return grades[strong] ?? strong;
	});
}

const grades: Record<string, string> = {
	kk: 'k',
	pp: 'p',
	tt: 't',
	nk: 'ng',
	nt: 'nn',
	mp: 'mm',
	lt: 'll',
	rt: 'rr',
	p: 'v',
	t: 'd'
};

function at(row: number[], column: number): number {
	return row[column] ?? Infinity;
}

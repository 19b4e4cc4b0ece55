import type { TextLanguage } from '#lib/domain/locale.ts';

/** The languages whose words are brought to their stem; every other is searched by its words as they stand. */
export const searchLanguages = ['fi', 'sv', 'de', 'en', 'other'] as const;
export type SearchLanguage = (typeof searchLanguages)[number];

export function searchLanguageOf(language: TextLanguage): SearchLanguage {
	return searchLanguages.find((known) => known === language) ?? 'other';
}

/** Longest question that is read, in characters, and most words of it that count. */
export const longestQuestion = 200;
const mostWords = 12;
const longestWord = 40;

/** Small letters without their marks, so that *pyoratie* and *pyörätie* are one: ö -> o, ß -> ss, æ -> ae. */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/[ßæœøđðłħıŋþ]/g, (letter) => unmarked[letter] ?? letter);
}

/** The words of a text, folded, as what is stored for search; addresses of pages are left out. */
export function wordsOf(text: string): string[] {
	return (fold(text.replace(/\bhttps?:\/\/\S+/g, ' ')).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
		word.slice(0, longestWord)
	);
}

/**
 * The words somebody looks for, each once, as typed (in small letters) and folded. Everything else
 * in the question (quotes, operators, signs) parts words and means nothing.
 */
export function askedWords(question: string): { plain: string; folded: string }[] {
	const cut = [...question].slice(0, longestQuestion).join('');
	const plain = cut.normalize('NFC').toLowerCase();
	const asked = new Map<string, string>();
	for (const word of plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
		const folded = wordsOf(word)[0];
		if (folded && !asked.has(folded)) asked.set(folded, word);
	}
	return [...asked].slice(0, mostWords).map(([folded, plain]) => ({ plain, folded }));
}

const unmarked: Record<string, string> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	đ: 'd',
	ð: 'd',
	ł: 'l',
	ħ: 'h',
	ı: 'i',
	ŋ: 'n',
	þ: 'th'
};

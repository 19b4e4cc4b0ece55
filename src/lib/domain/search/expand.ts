import { closeness, errorsBetween, type Closeness } from './closeness.ts';
import type { SearchLanguage } from './words.ts';

/** A typed word as one language stems it, with words of the city's texts in that language that look alike. */
export interface Stemmed {
	language: SearchLanguage;
	stem: string;
	/** A word that says nothing by itself in that language (*and*, *ja*, *och*, *und*). */
	common: boolean;
	alike: string[];
}

/** What a typed word is taken to mean: the same words in other forms, and those near to it. */
export interface Meaning {
	same: string[];
	near: string[];
	common: boolean;
}

/**
 * Chooses among the words that look alike. Compounds count; so do typing errors, when the word as
 * typed is in none of the texts, or is so long that one letter hardly makes it another word.
 */
export function meaningOf(stems: readonly Stemmed[]): Meaning {
	const found = new Map<string, Closeness>();
	for (const { language, stem, alike } of stems) {
		for (const word of alike) {
			const close = closeness(stem, word, language);
			const known = found.get(word);
			if (close && (!known || order.indexOf(close) < order.indexOf(known))) found.set(word, close);
		}
	}
	const words = [...found.keys()];
	const used = words.some((word) => ['same', 'beginning'].includes(found.get(word) ?? ''));
	const isNear = (word: string) =>
		found.get(word) !== 'mistyped' || !used || isLongAndOneOff(word, stems);
	return {
		same: words.filter((word) => found.get(word) === 'same'),
		near: words.filter((word) => found.get(word) !== 'same' && isNear(word)),
		common: stems.some(({ common }) => common)
	};
}

const order: readonly Closeness[] = ['same', 'beginning', 'inside', 'mistyped'];

function isLongAndOneOff(word: string, stems: readonly Stemmed[]): boolean {
	return stems.some(({ stem }) => stem.length >= 7 && errorsBetween(stem, word, 1) === 1);
}

import { primaryLanguage, type TextLanguage } from '#lib/domain/locale.ts';
import { foldedWords, shortened } from './fold.ts';

/** What happens to a text that holds the word: its author is asked, it is published and looked at, or it waits. */
export const watchEffects = ['nudge', 'flag', 'hold'] as const;
export type WatchEffect = (typeof watchEffects)[number];

/** A word that a city watches; `language` null: in every language. */
export interface WatchWord {
	word: string;
	language: TextLanguage | null;
	/** Found as a word of its own, or at the beginning of words too. Never inside a word. */
	whole: 'word' | 'beginning';
	effect: WatchEffect;
}

/** A watched word and where it was found: the whole word of the text, in UTF-16 units of the text as written. */
export interface WatchedWord extends WatchWord {
	start: number;
	end: number;
}

/** A city's list, ready to be looked for in any number of texts. */
export interface WatchIndex {
	then: Map<string, WatchIndex>;
	words: WatchWord[];
}

/** The list by its letters, so that the length of a search does not depend on the length of the list. */
export function watchIndex(words: Iterable<WatchWord>): WatchIndex {
	const root = leaf();
	for (const watched of words) {
		const [only] = foldedWords(watched.word);
		if (only) grown(root, shortened(only.word)).words.push(watched);
	}
	return root;
}

/**
 * Every watched word of a text, in the order of the text. Words are compared as foldedWords folds them; a
 * letter that stands three times or more in the text also means one of it, or two (`nooo`).
 * @param language of the text, as a language tag; words of other languages are not found
 */
export function watchedIn(text: string, language: TextLanguage, index: WatchIndex): WatchedWord[] {
	const primary = primaryLanguage(language);
	return foldedWords(text).flatMap(({ word, start, end }) =>
		fitting(word, index)
			.filter(
				(watched) => watched.language === null || primaryLanguage(watched.language) === primary
			)
			.map((watched) => ({ ...watched, start, end }))
	);
}

/** The words that are this word or its beginning: one walk along its letters. */
function fitting(word: string, index: WatchIndex): WatchWord[] {
	const letters = [...word];
	const found: WatchWord[] = [];
	let reached = [index];
	for (let at = 0; at < letters.length && reached.length > 0;) {
		const letter = letters[at] ?? '';
		const stretched = isStretched(letters, at);
		const once = stepped(reached, letter);
		reached = stretched ? [...once, ...stepped(once, letter)] : once;
		at += stretched ? 3 : 1;
		for (const { words } of reached)
			for (const watched of words)
				if (at === letters.length || watched.whole === 'beginning') found.push(watched);
	}
	return found;
}

/** Of digits three in a row are another number: only letters are stretched. */
function isStretched(letters: readonly string[], at: number): boolean {
	const letter = letters[at] ?? '';
	return letters[at + 1] === letter && letters[at + 2] === letter && /\p{L}/u.test(letter);
}

function stepped(from: readonly WatchIndex[], letter: string): WatchIndex[] {
	const reached: WatchIndex[] = [];
	for (const { then } of from) {
		const next = then.get(letter);
		if (next) reached.push(next);
	}
	return reached;
}

function grown(root: WatchIndex, word: string): WatchIndex {
	let place = root;
	for (const letter of word) {
		const next = place.then.get(letter) ?? leaf();
		place.then.set(letter, next);
		place = next;
	}
	return place;
}

function leaf(): WatchIndex {
	return { then: new Map(), words: [] };
}

import { z } from 'zod';
import { isCleanText, tidy } from '#lib/domain/plain-text.ts';
import { foldedWords, shortened } from './fold.ts';
import { watchEffects, type WatchWord } from './watch-words.ts';

/** The most words that one city may watch. */
export const mostWatchWords = 2000;
/** Letters of a word, folded; a beginning is longer, or it would be found everywhere. */
const shortestWord = 2;
const shortestBeginning = 3;
const longestWord = 40;

/** A list as it is written; what is in it is read afterwards, line by line. No language: every language. */
export const watchListSchema = z.object({
	entries: z.string({ error: 'required' }).max(100_000, 'too_long:100000').default(''),
	language: z
		.string()
		.regex(/^(?:[a-z]{2,3})?$/, 'required')
		.default('')
		.transform((tag) => tag || null),
	effect: z.enum(watchEffects, { error: 'required' })
});

export interface WatchFault {
	/** The line it stands on, from 1. */
	line: number;
	text: string;
	reason: 'unclean' | 'not_one_word' | 'word_too_short' | 'word_too_long' | 'too_many_words';
}

export interface WatchList {
	words: WatchWord[];
	/** Lines that say what a line before them said. */
	twice: number;
	faults: WatchFault[];
}

/**
 * Reads the words an administrator watches, one a line; a `*` at the end means words that begin so. Any
 * other sign than letters and digits is refused: the list is words, not patterns. Empty lines mean nothing.
 */
export function readWatchList({
	entries,
	language,
	effect
}: Pick<WatchWord, 'language' | 'effect'> & { entries: string }): WatchList {
	const words = new Map<string, WatchWord>();
	const faults: WatchFault[] = [];
	let twice = 0;
	for (const [index, line] of entries
		.replace(/^\ufeff/, '')
		.split(/\r\n?|\n/)
		.entries()) {
		if (!line.trim()) continue;
		const read = readLine(line);
		const known = typeof read !== 'string' && words.has(read.key);
		const reason = typeof read === 'string' ? read : !known && tooMany(words.size);
		if (reason) faults.push({ line: index + 1, text: short(line), reason });
		else if (known) twice += 1;
		else if (typeof read !== 'string')
			words.set(read.key, { word: read.word, language, whole: read.whole, effect });
	}
	return { words: [...words.values()], twice, faults };
}

/** `key` is alike for lines that find the same. */
type ReadLine = Pick<WatchWord, 'word' | 'whole'> & { key: string };

function readLine(line: string): ReadLine | WatchFault['reason'] {
	if (!isCleanText(line)) return 'unclean';
	const [, word = '', star] = /^(.*?)\s*(\*?)$/.exec(tidy(line, { single: true })) ?? [];
	const whole = star ? 'beginning' : 'word';
	const [only, ...others] = foldedWords(word);
	if (!only || others.length > 0 || only.start > 0 || only.end < word.length) return 'not_one_word';
	const folded = shortened(only.word);
	const length = [...folded].length;
	if (length < (star ? shortestBeginning : shortestWord)) return 'word_too_short';
	if (length > longestWord) return 'word_too_long';
	return { word, whole, key: folded + star };
}

function tooMany(size: number): WatchFault['reason'] | false {
	return size >= mostWatchWords && 'too_many_words';
}

function short(line: string): string {
	const said = line.replace(/\p{Cc}/gu, ' ').trim();
	return said.length > 60 ? `${said.slice(0, 60)} …` : said;
}

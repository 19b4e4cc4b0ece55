import { describe, expect, test } from 'vitest';
import {
	mostWatchWords,
	readWatchList,
	watchListSchema
} from '#lib/domain/moderation/watch-list.ts';

const read = (entries: string) => readWatchList({ entries, language: 'fi', effect: 'nudge' });

test('a list is words, one a line, and beginnings with a star', () => {
	expect(read('Hölmö\n\n  typer*  \r\nurpo *')).toEqual({
		words: [
			{ word: 'Hölmö', language: 'fi', whole: 'word', effect: 'nudge' },
			{ word: 'typer', language: 'fi', whole: 'beginning', effect: 'nudge' },
			{ word: 'urpo', language: 'fi', whole: 'beginning', effect: 'nudge' }
		],
		twice: 0,
		faults: []
	});
});

test('what finds the same counts once', () => {
	const { words, twice } = read('fool\nFOOL\nfo\u00adol\nfoool\nfool*');
	expect(words.map(({ word, whole }) => [word, whole])).toEqual([
		['fool', 'word'],
		['fool', 'beginning']
	]);
	expect(twice).toBe(3);
});

describe('a line is refused', () => {
	test.each([
		['two words', 'not_one_word'],
		['hy-phen', 'not_one_word'],
		['(a+)+$', 'not_one_word'],
		['f.ol', 'not_one_word'],
		['*', 'not_one_word'],
		['*fool', 'not_one_word'],
		['fool**', 'not_one_word'],
		['😀', 'not_one_word'],
		['a', 'word_too_short'],
		['ab*', 'word_too_short'],
		['ab'.repeat(21), 'word_too_long'],
		['fo\u0007ol', 'unclean'],
		['fo\ud800ol', 'unclean']
	])('%j', (line, reason) => {
		const { words, faults } = read(`good\n${line}`);
		expect(faults).toEqual([{ line: 2, text: expect.any(String), reason }]);
		expect(words).toHaveLength(1);
	});
});

test('a city watches two thousand words at most, and is told from which line on there are more', () => {
	const lines = Array.from({ length: mostWatchWords + 1 }, (_, at) => `word${at}`);
	const { words, faults } = read([...lines, 'word0'].join('\n'));
	expect(words).toHaveLength(mostWatchWords);
	expect(faults).toEqual([{ line: 2001, text: 'word2000', reason: 'too_many_words' }]);
});

test('the form sends a list, a language or none, and an effect', () => {
	const form = { entries: 'fool', language: '', effect: 'flag' };
	expect(watchListSchema.parse(form)).toEqual({ entries: 'fool', language: null, effect: 'flag' });
	expect(watchListSchema.safeParse({ ...form, effect: 'delete' }).success).toBe(false);
	expect(watchListSchema.safeParse({ ...form, language: 'klingon' }).success).toBe(false);
	expect(watchListSchema.safeParse({ ...form, entries: 'a\n'.repeat(60_000) }).success).toBe(false);
});

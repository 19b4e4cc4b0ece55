import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedWords, shortened } from '#lib/domain/moderation/fold.ts';
import { watchedIn, watchIndex, type WatchWord } from '#lib/domain/moderation/watch-words.ts';

const word = (word: string, more: Partial<WatchWord> = {}): WatchWord => ({
	word,
	language: null,
	whole: 'word',
	effect: 'flag',
	...more
});
const beginning = (text: string) => word(text, { whole: 'beginning' });

function found(text: string, words: readonly WatchWord[], language = 'en'): string[] {
	return watchedIn(text, language, watchIndex(words)).map(({ start, end }) =>
		text.slice(start, end)
	);
}

describe('a watched word is found', () => {
	test.each([
		['however its letters are cased', 'You FOOL', ['FOOL']],
		['between any signs', '“fool”,fool/_fool_', ['fool', 'fool', 'fool']],
		['with invisible signs inside', 'a f\u00ado\u200bo\u2060l!', ['f\u00ado\u200bo\u2060l']],
		['in letters of another form', 'a ｆｏｏｌ, a 𝒻ℴℴ𝓁', ['ｆｏｏｌ', '𝒻ℴℴ𝓁']],
		['struck out', 'a f\u0336o\u0336o\u0336l\u0336', ['f\u0336o\u0336o\u0336l\u0336']],
		[
			'under piles of marks',
			'f\u0321\u0334\u0353oo\u0334\u0353\u0322l',
			['f\u0321\u0334\u0353oo\u0334\u0353\u0322l']
		],
		['stretched', 'foool fffooool foollll', ['foool', 'fffooool', 'foollll']]
	])('%s', (_, text, words) => {
		expect(found(text, [word('fool')])).toEqual(words);
	});

	test('with its two letters when it has two, and with one when it has one', () => {
		expect(found('fol fool nooo noo', [word('fool'), word('no')])).toEqual(['fool', 'nooo']);
	});

	test('with ß as with ss', () => {
		expect(found('STRASSE Straße straẞe', [word('straße')])).toHaveLength(3);
	});
});

describe('a watched word is not found', () => {
	test.each([
		['inside another word', 'Scunthorpe, Penistone, classic', ['cunt', 'penis', 'ass']],
		['as the beginning of another word', 'assembly', ['ass']],
		['as its end', 'bypass', ['ass']],
		['across words', 'as soon', ['asso']],
		['joined to a digit', 'fool2', ['fool']]
	])('%s', (_, text, words) => {
		expect(
			found(
				text,
				words.map((one) => word(one))
			)
		).toEqual([]);
	});

	test('where a letter with its marks is another letter', () => {
		expect(found('makaa näin', [word('mäkää'), word('nain')], 'fi')).toEqual([]);
		expect(found('na\u0308in', [word('näin')], 'fi')).toEqual(['na\u0308in']);
	});
});

test('a beginning finds every word that begins so, whole, and none that only holds it', () => {
	expect(found('Trottel, Trotteln, Obertrottel', [beginning('trottel')])).toEqual([
		'Trottel',
		'Trotteln'
	]);
});

test('a word of one language is found in that language, a word of none in all', () => {
	const words = [word('gift', { language: 'de' }), word('fool')];
	expect(found('gift fool', words, 'en')).toEqual(['fool']);
	expect(found('gift fool', words, 'de-AT')).toEqual(['gift', 'fool']);
});

test('what was found tells its effect', () => {
	const hold = word('fool', { effect: 'hold' });
	expect(watchedIn('a fool', 'en', watchIndex([hold]))).toEqual([{ ...hold, start: 2, end: 6 }]);
});

describe('laws', () => {
	const signs = fc.constantFrom(
		...'abßäİﬁ𝒻',
		'a\u0308',
		'\u0334',
		' ',
		'-',
		'😀',
		'\ud800',
		'漢',
		'क\u093f'
	);
	const text = fc.string({ unit: signs, maxLength: 40 });
	const listed = fc.record({
		word: fc.string({
			unit: fc.constantFrom('a', 'b', 'ä', 's', 'f', 'i'),
			minLength: 1,
			maxLength: 3
		}),
		language: fc.constant(null),
		whole: fc.constantFrom('word', 'beginning'),
		effect: fc.constantFrom('nudge', 'flag', 'hold')
	} as const);
	const units = fc.array(fc.nat(0xffff)).map((all) => String.fromCharCode(...all));
	const list = fc.array(listed, { maxLength: 6 });

	test('an inserted sign without width changes nothing', () => {
		const invisible = fc.constantFrom('\u200b', '\u00ad', '\u200d', '\ufeff', '\u2060', '\ufe0f');
		fc.assert(
			fc.property(text, list, invisible, fc.nat(), (text, words, sign, at) => {
				const letters = [...text];
				const place = at % (letters.length + 1);
				const dressed = [...letters.slice(0, place), sign, ...letters.slice(place)].join('');
				const index = watchIndex(words);
				const names = (one: string) => watchedIn(one, 'en', index).map(({ word }) => word);
				expect(names(dressed)).toEqual(names(text));
			})
		);
	});

	test('one more word on the list never takes a finding away', () => {
		fc.assert(
			fc.property(text, list, listed, (text, words, more) => {
				const before = watchedIn(text, 'en', watchIndex(words));
				const after = watchedIn(text, 'en', watchIndex([more, ...words]));
				expect(after).toEqual(expect.arrayContaining(before));
			})
		);
	});

	test('what stands there folds to the word, or begins with it', () => {
		const squeezed = (word: string) => word.replace(/(.)\1+/gu, '$1');
		fc.assert(
			fc.property(text, list, (text, words) => {
				for (const { word, whole, start, end } of watchedIn(text, 'en', watchIndex(words))) {
					const [only, ...others] = foldedWords(text.slice(start, end));
					const [said, meant] = [only?.word ?? '', foldedWords(word)[0]?.word ?? ''];
					expect(others).toEqual([]);
					if (whole === 'word') expect(squeezed(said)).toBe(squeezed(meant));
					else expect(squeezed(said).startsWith(squeezed(meant))).toBe(true);
					if (said === shortened(said)) expect(said.startsWith(shortened(meant))).toBe(true);
				}
			})
		);
	});

	test('words are told in their order, and no two share a place', () => {
		fc.assert(
			fc.property(fc.oneof(units, fc.constantFrom('⅐', 'a½b', '⒜⒝', '㏂ ㏘')), (text) => {
				const words = foldedWords(text);
				for (const [at, { start, end }] of words.entries()) {
					expect(start).toBeGreaterThanOrEqual(words[at - 1]?.end ?? 0);
					expect(end).toBeGreaterThan(start);
				}
			})
		);
	});
});

test('of two thousand words each is found in a text of ten thousand letters that holds them all', () => {
	const many = Array.from({ length: 2000 }, (_, at) => `${(at + 1000).toString(32)}x`);
	const index = watchIndex(many.map((one) => word(one)));
	expect(watchedIn(many.join(' '), 'en', index).map(({ word }) => word)).toEqual(many);
});

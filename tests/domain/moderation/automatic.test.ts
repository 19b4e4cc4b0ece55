import { describe, expect, test } from 'vitest';
import {
	findingsOf,
	nudgedWords,
	screened,
	type Writer
} from '#lib/domain/moderation/automatic.ts';
import { firstScreening } from '#lib/domain/moderation/screening-settings.ts';
import { watchIndex, type WatchEffect } from '#lib/domain/moderation/watch-words.ts';

const newcomer: Writer = { days: 0, verified: false, published: 0 };
const known: Writer = { days: 400, verified: true, published: 30 };
const settings = { ...firstScreening, looksAtFirst: false };
const quiet = 'A bench by the pond';
const spam = 'Subscribe to my channel and claim a prize, call 0906 170 1461';

const words = watchIndex(
	(['nudge', 'flag', 'hold'] as const).map((effect: WatchEffect) => ({
		word: `${effect}word`,
		language: null,
		whole: 'word' as const,
		effect
	}))
);

describe('an ordinary text', () => {
	test.each<[string, Writer, number, string, string[]]>([
		['of a newcomer is published', newcomer, 0, 'publish', []],
		['with a link of a newcomer is flagged', newcomer, 1, 'flag', ['links_of_new_account']],
		['with three links is flagged', newcomer, 3, 'flag', ['links_of_new_account']],
		['with four links is held', newcomer, 4, 'hold', ['links_of_new_account']],
		[
			'with four links of a verified newcomer is published',
			{ ...newcomer, verified: true },
			4,
			'publish',
			[]
		],
		['on the sixth day is flagged', { ...newcomer, days: 6 }, 1, 'flag', ['links_of_new_account']],
		['on the seventh day is published', { ...newcomer, days: 7 }, 4, 'publish', []],
		[
			'after two published things is flagged',
			{ ...newcomer, published: 2 },
			1,
			'flag',
			['links_of_new_account']
		],
		['after three published things is published', { ...newcomer, published: 3 }, 4, 'publish', []],
		['with four links of a known resident is published', known, 4, 'publish', []]
	])('%s', (_, account, links, effect, causes) => {
		const said = screened({ text: quiet, language: 'en', words, links, account, settings });
		expect(said.effect).toBe(effect);
		expect(said.causes.map(({ cause }) => cause)).toEqual(causes);
	});
});

describe('the strongest effect counts, and all causes are told, strongest first', () => {
	test.each<[string, string, number, string, string[]]>([
		['a nudge alone', 'nudgeword', 0, 'nudge', ['watch_word nudge']],
		[
			'a flag over a nudge',
			'nudgeword flagword',
			0,
			'flag',
			['watch_word flag', 'watch_word nudge']
		],
		[
			'a hold over both',
			'nudgeword holdword flagword',
			0,
			'hold',
			['watch_word hold', 'watch_word flag', 'watch_word nudge']
		],
		[
			'a link over a nudge',
			'nudgeword',
			2,
			'flag',
			['links_of_new_account flag', 'watch_word nudge']
		],
		['a judgement over a link', spam, 1, 'hold', ['judgement hold', 'links_of_new_account flag']],
		[
			'a word beside a judgement',
			`holdword ${spam}`,
			0,
			'hold',
			['watch_word hold', 'judgement hold']
		]
	])('%s', (_, text, links, effect, causes) => {
		const said = screened({ text, language: 'en', words, links, account: newcomer, settings });
		expect(said.effect).toBe(effect);
		expect(said.causes.map(({ cause, effect }) => `${cause} ${effect}`)).toEqual(causes);
	});
});

test('who is verified and known is judged by the same words', () => {
	expect(screened({ text: spam, language: 'en', words, links: 0, account: known }).effect).toBe(
		'hold'
	);
});

describe('what the city and the group chose', () => {
	const about = { text: quiet, language: 'en', words, links: 0, account: newcomer };

	test('the first text of an account that nobody knows is flagged, the next is not', () => {
		expect(screened(about)).toEqual({
			effect: 'flag',
			causes: [{ cause: 'first_contribution', effect: 'flag' }]
		});
		const second = { ...about, account: { ...newcomer, published: 1 } };
		expect(screened(second).effect).toBe('publish');
		const verified = { ...about, account: { ...newcomer, verified: true } };
		expect(screened(verified).effect).toBe('publish');
	});

	test('a group holds every text while it asks for that', () => {
		const asked = screened({ ...about, settings, groupAsks: true });
		expect(asked).toEqual({ effect: 'hold', causes: [{ cause: 'group_asks', effect: 'hold' }] });
	});

	test('what is switched off says nothing; the words of the city always speak', () => {
		const off = { ...settings, judges: false, looksAtLinks: false };
		const text = `flagword ${spam}`;
		const said = screened({ ...about, text, links: 5, settings: off });
		expect(said.causes.map(({ cause }) => cause)).toEqual(['watch_word']);
	});
});

describe('what is kept of it', () => {
	const found = (text: string) =>
		screened({ text, language: 'en', words, links: 0, account: known, settings }).causes;

	test('each finding once, and none for a nudge', () => {
		const text = 'flagword, nudgeword and FLAGWORD';
		expect(findingsOf(found(text))).toEqual([{ cause: 'watch_word', detail: 'flagword' }]);
		expect(nudgedWords(text, found(text))).toEqual(['nudgeword']);
	});

	test('the words and shapes of a judgement, at most 200 letters', () => {
		const [judgement] = findingsOf(found(spam));
		expect(judgement?.cause).toBe('judgement');
		expect(judgement?.detail).toContain('~');
		expect(judgement?.detail.length).toBeLessThanOrEqual(200);
	});
});

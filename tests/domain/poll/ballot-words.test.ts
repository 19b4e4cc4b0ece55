import { describe, expect, test } from 'vitest';
import type { BallotFault } from '#lib/domain/poll/fill/fault.ts';
import { locales } from '#lib/domain/locale.ts';
import { faultSaid } from '#lib/i18n/ballot-words.ts';
import { money } from '#lib/i18n/amounts.ts';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';
import { asking } from '../../support/ballot.ts';

const faults: BallotFault[] = [
	{ refusal: 'unknown-option', option: 'castle' },
	{ refusal: 'named-twice', option: 'o1' },
	{ refusal: 'none-and-others' },
	{ refusal: 'too-few', least: 2, given: 1 },
	{ refusal: 'too-many', most: 1, given: 2 },
	{ refusal: 'not-a-rank', option: 'o1', most: 3 },
	{ refusal: 'rank-shared', rank: 1 },
	{ refusal: 'rank-skipped', rank: 2 },
	{ refusal: 'not-a-score', option: 'o1', lowest: 0, highest: 5 },
	{ refusal: 'not-points', option: 'o1', most: 4 },
	{ refusal: 'too-many-points', most: 10, given: 12 },
	{ refusal: 'points-left', most: 10, given: 3 },
	{ refusal: 'over-budget', total: '100000', cost: '1200003/10' },
	{ refusal: 'not-an-answer' },
	{ refusal: 'not-an-answer', option: 'o1' },
	{ refusal: 'unanswered' },
	{ refusal: 'sent-twice' },
	{ refusal: 'not-text' },
	{ refusal: 'not-this-form' },
	{ refusal: 'unclean' },
	{ refusal: 'too-long', most: 2000 },
	{ refusal: 'reason-missing' },
	{ refusal: 'reason-alone' },
	{ refusal: 'written-in-missing' },
	{ refusal: 'written-in-alone' }
];

describe('Every refusal of a ballot', () => {
	test.each(locales)('is a sentence of its own in %s', (locale) => {
		overwriteGetLocale(() => locale);
		for (const kind of ['marked', 'ranked', 'scored', 'dotted', 'budget', 'times'] as const) {
			const said = faults.map((fault) => faultSaid(fault, asking(kind), 'EUR'));
			expect(new Set(said).size).toBe(faults.length);
			for (const sentence of said) expect(sentence).toMatch(/^[^{}]+\.$/);
		}
	});

	test('names options as the voter knows them, and amounts as people write them', () => {
		overwriteGetLocale(() => 'en');
		expect(faultSaid({ refusal: 'not-a-rank', option: 'o2', most: 3 }, asking('ranked'))).toBe(
			'Please write a whole number from 1 to 3 beside “Pool”, or leave it empty.'
		);
		expect(
			faultSaid(
				{ refusal: 'over-budget', total: '100000', cost: '1200003/10' },
				asking('budget'),
				'EUR'
			)
		).toBe(
			'What you have chosen costs €120,000.30, and there is €100,000. Please take out projects worth at least €20,000.30.'
		);
	});
});

test('Money is written with cents where there are some, in the way of the language', () => {
	overwriteGetLocale(() => 'fi');
	expect(money('45000', undefined, 'EUR')).toBe('45\u00a0000\u00a0€');
	expect(money('4019/100')).toBe('40,19');
	overwriteGetLocale(() => 'sv');
	expect(money('45000.50', undefined, 'SEK')).toBe('45\u00a0000,50\u00a0kr');
	overwriteGetLocale(() => 'en');
});

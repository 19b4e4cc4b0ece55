import { describe, expect, test } from 'vitest';
import { dayIn } from '#lib/domain/calendar.ts';
import { wordsIn } from '#lib/domain/words.ts';

describe("a city's words", () => {
	test('are given in the language of the page where there are any', () => {
		expect(wordsIn({ fi: 'Liikenne', sv: 'Trafik' }, 'sv', ['fi', 'sv'])).toEqual({
			text: 'Trafik',
			lang: 'sv'
		});
	});
	test("else in the city's own language, and say which that is", () => {
		expect(wordsIn({ fi: 'Liikenne', sv: 'Trafik' }, 'de', ['fi', 'sv'])).toEqual({
			text: 'Liikenne',
			lang: 'fi'
		});
	});
	test('nobody wrote any: an empty text in the language of the page', () => {
		expect(wordsIn({}, 'en', ['fi'])).toEqual({ text: '', lang: 'en' });
	});
});

test('a day is the one of the city, not of the server', () => {
	const moment = new Date('2026-11-22T22:30:00Z');
	expect(dayIn('Europe/Helsinki', moment)).toBe('2026-11-23');
	expect(dayIn('Europe/Berlin', moment)).toBe('2026-11-22');
});

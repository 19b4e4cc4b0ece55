import { describe, expect, test } from 'vitest';
import { count, dateAndTime, dayOf, listOf, numbers, timeOf } from '#lib/i18n/dates.ts';

describe('how dates and numbers are written', () => {
	const evening = new Date('2026-11-23T22:30:00Z');

	test('a moment is written in the language and by the clocks that are asked for, in any order', () => {
		for (let turn = 0; turn < 2; turn += 1) {
			expect(dayOf(evening, 'UTC', 'en')).toBe('23 November 2026');
			expect(dayOf(evening, 'Europe/Helsinki', 'en')).toBe('24 November 2026');
			expect(dayOf(evening, 'Europe/Helsinki', 'fi')).toBe('24. marraskuuta 2026');
			expect(dayOf(evening, 'Europe/Berlin', 'de')).toBe('23. November 2026');
			expect(timeOf(evening, 'Europe/Stockholm', 'sv')).toBe('23:30');
			expect(dateAndTime(evening, 'UTC', 'en')).toBe('23 November 2026 at 22:30');
		}
	});

	test('a number and a list are written in the language and the way that is asked for, in any order', () => {
		for (let turn = 0; turn < 2; turn += 1) {
			expect(count(1234, 'en')).toBe('1,234');
			expect(count(1234, 'de')).toBe('1.234');
			expect(numbers('en', { style: 'percent' }).format(0.25)).toBe('25%');
			expect(listOf(['Aino', 'Ville', 'Kaisa'], 'en')).toBe('Aino, Ville and Kaisa');
			expect(listOf(['Aino', 'Ville', 'Kaisa'], 'en', 'disjunction')).toBe('Aino, Ville or Kaisa');
		}
	});
});

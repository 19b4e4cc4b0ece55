import { describe, expect, test } from 'vitest';
import { isDay, isTimeZone } from '#lib/domain/calendar.ts';
import { seatForm, standingOf } from '#lib/domain/seat.ts';

describe('a seat', () => {
	const term = { startsOn: '2026-01-01', endsOn: '2026-06-30' };
	test('is held on its first and on its last day', () => {
		expect(standingOf(term, '2026-01-01')).toBe('held');
		expect(standingOf(term, '2026-06-30')).toBe('held');
	});
	test('is coming before, and over afterwards', () => {
		expect(standingOf(term, '2025-12-31')).toBe('coming');
		expect(standingOf(term, '2026-07-01')).toBe('over');
	});
	test('without a last day is held for good', () => {
		expect(standingOf({ startsOn: '2026-01-01', endsOn: null }, '2099-01-01')).toBe('held');
	});
	test('does not end before it starts', () => {
		expect(seatForm.safeParse({ startsOn: '2026-02-01', endsOn: '2026-01-31' }).success).toBe(
			false
		);
		expect(seatForm.safeParse({ startsOn: '2026-02-01', endsOn: '2026-02-01' }).success).toBe(true);
	});
});

describe('a day of the calendar', () => {
	test('is one that exists', () => {
		expect(['2026-02-28', '2028-02-29'].map(isDay)).toEqual([true, true]);
		expect(['2026-02-30', '2026-13-01', '28.2.2026', '0001-01-01', ''].some(isDay)).toBe(false);
	});
	test('belongs to a time zone that the platform knows', () => {
		expect(['Europe/Helsinki', 'UTC'].every(isTimeZone)).toBe(true);
		expect(['Europe/Espoo', '', '+02:00', '../etc'].some(isTimeZone)).toBe(false);
	});
});

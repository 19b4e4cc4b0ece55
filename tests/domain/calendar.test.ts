import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLocalTime, localTimeIn, momentIn } from '#lib/domain/calendar.ts';

const at = (timeZone: string, local: string) => momentIn(timeZone, local).toISOString();

describe('the moment of a time on the wall', () => {
	test('in winter and in summer', () => {
		expect(at('Europe/Helsinki', '2026-12-01T18:00')).toBe('2026-12-01T16:00:00.000Z');
		expect(at('Europe/Helsinki', '2026-07-01T18:00')).toBe('2026-07-01T15:00:00.000Z');
		expect(at('Europe/Berlin', '2026-12-01T00:00')).toBe('2026-11-30T23:00:00.000Z');
		expect(at('UTC', '2026-12-01T18:00')).toBe('2026-12-01T18:00:00.000Z');
	});

	test('that clocks jump over is as much later', () => {
		expect(at('Europe/Helsinki', '2026-03-29T02:59')).toBe('2026-03-29T00:59:00.000Z');
		expect(at('Europe/Helsinki', '2026-03-29T03:30')).toBe('2026-03-29T01:30:00.000Z');
		expect(localTimeIn('Europe/Helsinki', new Date('2026-03-29T01:30Z'))).toBe('2026-03-29T04:30');
		expect(at('Europe/Helsinki', '2026-03-29T04:00')).toBe('2026-03-29T01:00:00.000Z');
	});

	test('that comes twice is the first of them', () => {
		expect(at('Europe/Helsinki', '2026-10-25T02:59')).toBe('2026-10-24T23:59:00.000Z');
		expect(at('Europe/Helsinki', '2026-10-25T03:00')).toBe('2026-10-25T00:00:00.000Z');
		expect(at('Europe/Helsinki', '2026-10-25T03:30')).toBe('2026-10-25T00:30:00.000Z');
		expect(at('Europe/Helsinki', '2026-10-25T04:00')).toBe('2026-10-25T02:00:00.000Z');
		expect(at('America/New_York', '2026-11-01T01:30')).toBe('2026-11-01T05:30:00.000Z');
	});

	test('where clocks jump by half an hour, and far from Greenwich', () => {
		expect(at('Australia/Lord_Howe', '2026-10-04T02:10')).toBe('2026-10-03T15:40:00.000Z');
		expect(at('Pacific/Kiritimati', '2026-12-01T00:30')).toBe('2026-11-30T10:30:00.000Z');
		expect(at('Pacific/Niue', '2026-12-01T00:30')).toBe('2026-12-01T11:30:00.000Z');
	});

	test('shows that time again, all over the year', () => {
		const zones = ['Europe/Helsinki', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'];
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({ min: 0, max: 366 * 24 * 4 }),
				(timeZone, quarters) => {
					const moment = new Date(Date.UTC(2026, 0, 1) + quarters * 900_000);
					const local = localTimeIn(timeZone, moment);
					expect(localTimeIn(timeZone, momentIn(timeZone, local))).toBe(local);
				}
			)
		);
	});
});

test.each([
	['2026-11-23T18:02', true],
	['2026-11-23T24:00', false],
	['2026-02-30T10:00', false],
	['2026-11-23 18:02', false],
	['2026-11-23T18:02:00', false],
	['9026-11-23T18:02', false],
	['', false]
])('%s is a time of a clock: %s', (value, is) => {
	expect(isLocalTime(value)).toBe(is);
});

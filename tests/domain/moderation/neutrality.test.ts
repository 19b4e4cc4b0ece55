import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	comparedFrom,
	neutralityFields,
	neutralityLines,
	percentOf
} from '#lib/domain/moderation/neutrality.ts';
import { daysOf } from '#lib/domain/moderation/period.ts';

const now = new Date('2026-11-26T22:30:00Z'); // the 27th in Helsinki

describe('a share', () => {
	test('is given of five and more, and of fewer never', () => {
		expect([percentOf(1, 5), percentOf(2, 4), percentOf(0, 0)]).toEqual([20, null, null]);
		fc.assert(
			fc.property(fc.nat(1000), fc.nat(1000), (part, rest) => {
				const all = part + rest;
				const percent = percentOf(part, all);
				if (all < comparedFrom) expect(percent).toBeNull();
				else expect(Math.abs((percent ?? NaN) - (100 * part) / all)).toBeLessThanOrEqual(0.5);
			})
		);
	});
});

describe('the days that are asked for', () => {
	const days = (from: string, to: string) => daysOf('Europe/Helsinki', { from, to }, now);

	test('are whole days by the clocks of the city, both included', () => {
		const { period } = days('2026-03-01', '2026-03-31');
		expect(period.since).toEqual(new Date('2026-02-28T22:00:00Z'));
		expect(period.until).toEqual(new Date('2026-03-31T21:00:00Z')); // summer time by then
	});

	test('are the twelve months to today where none are named, or what is named is no day', () => {
		for (const asked of ['', 'yesterday', '2026-02-30'])
			expect(days(asked, asked)).toMatchObject({ from: '2025-11-27', to: '2026-11-27' });
		expect(days('2026-01-01', '')).toMatchObject({ from: '2026-01-01', to: '2026-11-27' });
	});

	test('are put in order', () => {
		expect(days('2026-05-02', '2026-05-01')).toEqual(days('2026-05-01', '2026-05-02'));
	});
});

test('the file has a line for all and one for each row, without shares', () => {
	const row = { decisions: 7, restrictions: 3, appealed: 2, reversed: 1, hours: 1.6 };
	const lines = neutralityLines({
		all: { key: null, ...row },
		by: {
			facilitator: [{ key: '4', name: 'Fatima', ...row }],
			rule: [{ key: null, name: '', ...row, hours: null }],
			group: [],
			language: []
		}
	});
	expect(lines).toEqual([
		['all', null, '', 7, 3, 2, 1, 2],
		['facilitator', '4', 'Fatima', 7, 3, 2, 1, 2],
		['rule', null, '', 7, 3, 2, 1, null]
	]);
	for (const line of lines) expect(line).toHaveLength(neutralityFields.length);
});

import { describe, expect, test } from 'vitest';
import { tieBreaker } from '#lib/domain/tally/ties.ts';

const options = ['aino', 'bo', 'cem', 'dora'].map((id) => ({ id, name: id }));
const lot = (seed: string) => ({ backward: true, lot: { seed } });

describe('Equal totals', () => {
	test('are settled by the last earlier round in which they differed', () => {
		const ties = tieBreaker(options, lot('spring'));
		const earlier = [
			[5n, 4n, 3n, 2n],
			[5n, 6n, 3n, 2n],
			[7n, 7n, 3n, 2n]
		];
		expect(ties.pick([0, 1], 'exclusion', 4, earlier)).toBe(0);
		expect(ties.pick([0, 1], 'surplus', 4, earlier)).toBe(1);
		expect(ties.breaks).toMatchObject([
			{ about: 'exclusion', by: 'earlier-round', earlier: 2, round: 4 },
			{ about: 'surplus', by: 'earlier-round', earlier: 2, round: 4 }
		]);
	});

	test('that never differed are settled by lot, and the record says so', () => {
		const ties = tieBreaker(options, lot('spring'));
		const chosen = ties.pick([0, 1, 2], 'election', 2, [[1n, 1n, 1n, 9n]]);
		expect(chosen).toBe(ties.order.find((place) => place < 3));
		expect(ties.breaks).toMatchObject([{ by: 'lot', tied: [0, 1, 2], chosen }]);
	});

	test('of three first lose those that had more before', () => {
		const ties = tieBreaker(options, {
			backward: true,
			lot: { drawn: ['bo', 'aino', 'cem', 'dora'] }
		});
		expect(ties.pick([0, 1, 2], 'exclusion', 2, [[1n, 1n, 2n, 0n]])).toBe(0);
		expect(ties.breaks).toMatchObject([{ by: 'drawn', tied: [0, 1, 2], chosen: 0 }]);
	});

	test('go straight to the lot where earlier rounds are not to count', () => {
		const ties = tieBreaker(options, {
			backward: false,
			lot: { drawn: ['cem', 'bo', 'aino', 'dora'] }
		});
		expect(ties.pick([0, 1], 'exclusion', 2, [[1n, 2n, 0n, 0n]])).toBe(0);
		expect(ties.pick([0, 1], 'election', 2, [[2n, 1n, 0n, 0n]])).toBe(1);
	});
});

describe('The lot', () => {
	test('is the same for the same seed', () => {
		expect(tieBreaker(options, lot('spring')).order).toEqual(
			tieBreaker(options, lot('spring')).order
		);
	});

	test('does not follow the order in which options were created', () => {
		const names = (list: typeof options) =>
			tieBreaker(list, lot('spring')).order.map((place) => list[place]?.id);
		expect(names([...options].reverse())).toEqual(names(options));
	});

	test('favours everybody in turn over many seeds', () => {
		const first = Array.from(
			{ length: 400 },
			(_, at) => tieBreaker(options, lot(`${at}`)).order[0]
		);
		for (const place of options.keys()) {
			expect(first.filter((one) => one === place).length).toBeGreaterThan(60);
		}
	});

	test('that was drawn by hand must name every option once', () => {
		const hand = (drawn: string[]) => () => tieBreaker(options, { backward: true, lot: { drawn } });
		expect(hand(['aino', 'bo', 'cem', 'dora'])).not.toThrow();
		expect(hand(['aino', 'bo', 'cem'])).toThrow(RangeError);
		expect(hand(['aino', 'bo', 'cem', 'cem'])).toThrow(RangeError);
		expect(hand(['aino', 'bo', 'cem', 'dora', 'emil'])).toThrow(RangeError);
	});
});

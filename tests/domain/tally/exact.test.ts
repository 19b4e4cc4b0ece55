import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	compare,
	minus,
	over,
	plus,
	rational,
	readRational,
	times,
	writeDecimal,
	writeFixed,
	writeRational
} from '#lib/domain/tally/exact.ts';

const fraction = fc
	.tuple(fc.integer({ min: -1_000, max: 1_000 }), fc.integer({ min: 1, max: 1_000 }))
	.map(([n, d]) => rational(n, d));

describe('Exact numbers', () => {
	test('a tenth and two tenths are three tenths', () => {
		expect(plus(rational(1, 10), rational(2, 10))).toEqual(rational(3, 10));
	});

	test('what is added can be taken away, what is multiplied can be divided', () => {
		fc.assert(
			fc.property(fraction, fraction, (a, b) => {
				expect(minus(plus(a, b), b)).toEqual(a);
				if (b.n !== 0n) expect(over(times(a, b), b)).toEqual(a);
			})
		);
	});

	test('a fraction is kept in lowest terms with its sign on top', () => {
		expect(rational(4, -6)).toEqual({ n: -2n, d: 3n });
		expect(() => rational(1, 0)).toThrow(RangeError);
	});

	test('amounts are read as they are written', () => {
		expect(readRational('308151.26')).toEqual(rational(30815126, 100));
		expect(readRational('2/3')).toEqual(rational(2, 3));
		expect(readRational('-7')).toEqual(rational(-7));
	});

	test('nothing that is not a plain number is read', () => {
		for (const text of ['1e309', 'Infinity', 'NaN', '', ' 1', '1,5', '1/0', '0x10', '--1', '٣']) {
			expect(readRational(text), text).toBeUndefined();
		}
	});

	test('decimals are cut, not rounded, below zero too', () => {
		expect(writeDecimal(rational(2, 3), 5)).toBe('0.66666');
		expect(writeDecimal(rational(-2, 3), 2)).toBe('-0.66');
		expect(writeFixed(12345600n, 5)).toBe('123.45600');
		expect(writeFixed(7n, 0)).toBe('7');
	});

	test('comparing agrees with subtracting', () => {
		fc.assert(
			fc.property(fraction, fraction, (a, b) => {
				const sign = minus(a, b).n;
				expect(Math.sign(compare(a, b))).toBe(sign > 0n ? 1 : sign < 0n ? -1 : 0);
			})
		);
	});

	test('what is written is read back', () => {
		fc.assert(
			fc.property(fraction, (a) => {
				if (a.n >= 0n) expect(readRational(writeRational(a))).toEqual(a);
			})
		);
	});
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupsOf, readCode, writeCode } from '#lib/domain/poll/code.ts';

const zeros = new Uint8Array(10);

describe('a one-time code', () => {
	test('is four groups of four digits and letters', () => {
		expect(writeCode(zeros)).toBe('0000-0000-0000-0000');
		expect(writeCode(zeros.fill(255, 5))).toBe('0000-0000-ZZZZ-ZZZZ');
		expect(groupsOf('7K3M-9QXA-2BFD-0HJW')).toEqual(['7K3M', '9QXA', '2BFD', '0HJW']);
	});
	test('holds all 80 bits, and no others', () => {
		const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
		fc.assert(
			fc.property(bytes, bytes, (one, other) => {
				expect(writeCode(one)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-?){4}$/);
				expect(writeCode(one) === writeCode(other)).toBe(one.join() === other.join());
			})
		);
		expect(() => writeCode(new Uint8Array(9))).toThrow(RangeError);
	});
	test('is read however it is typed', () => {
		for (const typed of [
			'7K3M-9QXA-2BFD-0HJ1',
			'7k3m 9qxa 2bfd 0hj1',
			'7k3m9qxa2bfdOhjI',
			' 7K3M–9QXA—2BFD‑0HJl ',
			'7K3M.9QXA_2BFD\n0HJL',
			'７Ｋ３Ｍ９ＱＸＡ２ＢＦＤ０ＨＪ１'
		])
			expect(readCode(typed), typed).toBe('7K3M-9QXA-2BFD-0HJ1');
		expect(readCode('UUUU-0000-0000-0000')).toBe('VVVV-0000-0000-0000');
	});
	test('is as it was printed after it was read', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
				const code = writeCode(bytes);
				expect(readCode(code)).toBe(code);
				expect(readCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
			})
		);
	});
	test('is nothing else: too short, too long, other letters', () => {
		for (const typed of [
			'',
			'7K3M',
			'7K3M-9QXA-2BFD-0HJ1-0',
			'7K3M-9QXA-2BFD-0HJ!',
			'ä'.repeat(16)
		])
			expect(readCode(typed), typed).toBeUndefined();
		fc.assert(
			fc.property(fc.string(), (typed) => {
				const read = readCode(typed);
				expect(read === undefined || readCode(read) === read).toBe(true);
			})
		);
	});
});

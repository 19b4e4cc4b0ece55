import { describe, expect, test } from 'vitest';
import { readCode } from '#lib/domain/poll/code.ts';
import { codeHash, codeOf, codesOf } from '#lib/server/poll-codes.ts';

const key = '0f'.repeat(32);

describe('the codes of a poll', () => {
	test('are the same whenever its letters are printed', () => {
		expect(codeOf(key, 12, 1)).toBe(codeOf(key, 12, 1));
		expect([...codesOf(key, 12, 3)]).toEqual([1, 2, 3].map((serial) => codeOf(key, 12, serial)));
	});
	test('come from key, poll and serial number alone, and differ with each', () => {
		const codes = [
			codeOf(key, 12, 1),
			codeOf(key, 12, 2),
			codeOf(key, 121, 2),
			codeOf('f0'.repeat(32), 12, 1)
		];
		expect(new Set(codes).size).toBe(4);
		// Made again with another program: the first 80 bits of the HMAC in Crockford's letters.
		expect(codeOf(key, 12, 1)).toBe('Z77S-C9ZV-Z5WN-17ZN');
	});
	test('are never alike', () => {
		expect(new Set(codesOf(key, 12, 20_000)).size).toBe(20_000);
	});
	test('are known by their hash, however they were typed', () => {
		const code = codeOf(key, 12, 1);
		expect(codeHash(code)).toMatch(/^[0-9a-f]{64}$/);
		expect(codeHash(readCode(code.toLowerCase()) ?? '')).toBe(codeHash(code));
		expect(codeHash(codeOf(key, 12, 2))).not.toBe(codeHash(code));
	});
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSoFar } from '#lib/domain/thread/unread.ts';

test('somebody has read up to the last comment before the first that they have not seen', () => {
	expect(readSoFar([3, 5, 8], new Set([3, 5, 8, 9]))).toBe(8);
	expect(readSoFar([3, 5, 8], new Set([3, 8]))).toBe(3);
	expect(readSoFar([3, 5, 8], new Set([5, 8]))).toBeUndefined();
	expect(readSoFar([], new Set([1]))).toBeUndefined();
});

test('nothing counts as read that was not seen', () => {
	const ids = fc.uniqueArray(fc.nat(), { maxLength: 20 }).map((all) => all.sort((a, b) => a - b));
	fc.assert(
		fc.property(ids, fc.array(fc.nat()), (unread, seen) => {
			const all = new Set([...seen, ...unread.filter((id) => id % 3 > 0)]);
			const furthest = readSoFar(unread, all) ?? -1;
			expect(unread.filter((id) => id <= furthest).every((id) => all.has(id))).toBe(true);
		})
	);
});

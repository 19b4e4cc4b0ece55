import fc from 'fast-check';
import { expect, test } from 'vitest';
import { airtime } from '#lib/domain/thread/airtime.ts';

const spoken = (name: string, words: number) => ({ name, words, comments: 1 });
const loud = (...words: number[]) =>
	airtime(words.map((count, at) => spoken(`P${at}`, count))).loud.map(({ name }) => name);

test('who takes a third of the words and twice an even part is loud', () => {
	expect(loud(200, 50, 50, 50)).toEqual(['P0']);
	expect(loud(100, 100, 100)).toEqual([]);
	expect(loud(199, 101, 101)).toEqual([]);
	expect(loud(199, 50, 50)).toEqual([]);
	expect(loud(200, 50, 50)).toEqual(['P0']);
});

test('of a discussion that has only begun nothing is said', () => {
	expect(loud(299, 0, 0)).toEqual([]);
	expect(loud(1000, 10)).toEqual([]);
	expect(airtime([])).toEqual({ words: 0, people: [], loud: [] });
});

test('everybody is named, who wrote most first, and the loud are first among them', () => {
	const person = fc.record({ name: fc.string(), words: fc.nat(9999), comments: fc.nat(99) });
	fc.assert(
		fc.property(fc.array(person), (spoken) => {
			const { words, people, loud } = airtime(spoken);
			expect(people).toHaveLength(spoken.length);
			expect(people.reduce((sum, one) => sum + one.words, 0)).toBe(words);
			for (const [at, one] of people.entries())
				expect(one.words).toBeLessThanOrEqual(people[at - 1]?.words ?? Infinity);
			expect(people.slice(0, loud.length)).toEqual(loud);
		})
	);
});

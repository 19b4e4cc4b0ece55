import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Invalid } from '#lib/domain/errors.ts';
import { mentionedIn, mentionLimit, possibleNames } from '#lib/domain/thread/mentions.ts';

const people = [
	{ id: 1, name: 'Aino', isHere: true },
	{ id: 2, name: 'Aino Virtanen', isHere: false },
	{ id: 3, name: 'Åke von Essen', isHere: false },
	{ id: 4, name: 'Kim Lee', isHere: false },
	{ id: 5, name: 'Kim Lee', isHere: true },
	{ id: 6, name: 'Sam', isHere: false },
	{ id: 7, name: 'Sam', isHere: false }
];

describe('a comment names', () => {
	test.each([
		['@Aino, what do you think?', [1]],
		['Yes (@aino virtanen).', [2]],
		['@Åke von Essen and @AINO', [3, 1]],
		['as @Åke von Essen’s text says', []],
		['@Kim Lee', [5]],
		['@Sam', []],
		['@Nobody @ aino aino@koti.example', []],
		['@Aino @Aino @aino', [1]],
		['first line\n@Aino Virtanen\nlast', [2]]
	])('%s', (text, ids) => {
		expect(mentionedIn(possibleNames(text), people)).toEqual(ids);
	});
});

test('ten people at most', () => {
	const crowd = Array.from({ length: 11 }, (_, id) => ({ id, name: `P${id}`, isHere: false }));
	const text = (many: number) =>
		crowd
			.slice(0, many)
			.map(({ name }) => `@${name}`)
			.join(' ');
	expect(mentionedIn(possibleNames(text(mentionLimit)), crowd)).toHaveLength(10);
	expect(() => mentionedIn(possibleNames(text(11)), crowd)).toThrow(Invalid);
});

test('ten thousand signs are read in no time, and no more names looked for than behind a hundred', () => {
	expect(possibleNames('@a '.repeat(10_000))).toHaveLength(100);
});

test('whatever is written, only people who are there are named', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: fc.constantFrom('@', 'Aino', ' ', ',', '\n', 'Kim Lee', 'é') }),
			(text) => {
				const ids = mentionedIn(possibleNames(text), people);
				expect(ids.every((id) => [1, 5].includes(id))).toBe(true);
			}
		)
	);
});

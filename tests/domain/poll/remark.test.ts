import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { remarkKey, remarkParts, remarksIn } from '#lib/domain/poll/remark.ts';
import { askedFor } from '#lib/domain/poll/words.ts';
import { joinSpellings } from '#lib/domain/poll/written-in.ts';
import { aNaming } from '../../support/remarks.ts';
import { aYesNo } from '../../support/open-poll.ts';

const remark = { question: 'q1', part: 'writtenIn', text: 'Otter  path' } as const;

describe('a remark is known', () => {
	test('by what it says in any spelling, and by where it stands', () => {
		expect(remarkKey({ ...remark, text: ' otter path' })).toBe(remarkKey(remark));
		for (const other of [{ text: 'Otter' }, { question: 'q2' }, { part: 'reason' as const }])
			expect(remarkKey({ ...remark, ...other })).not.toBe(remarkKey(remark));
	});

	test('alike exactly where a list of names shows two spellings as one', () => {
		const letters = fc.string({
			unit: fc.constantFrom('a', 'A', 'ä', 'Ä', 'a\u0308', ' ', 'ſ', 'İ')
		});
		fc.assert(
			fc.property(letters, letters, (one, other) => {
				const listed = joinSpellings([one, other].map((name) => ({ name, times: 1 })));
				const [first, second] = [one, other].map((text) => remarkKey({ ...remark, text }));
				expect(first === second).toBe(listed.length === 1);
			})
		);
	});
});

test('all that is written beside a ballot is its remarks, each with its place', () => {
	const words = { q1: { reason: 'Otters.', writtenIn: 'Otter path' }, q2: {}, q3: { reason: '' } };
	expect(remarksIn(words)).toEqual([
		{ question: 'q1', part: 'reason', text: 'Otters.' },
		{ question: 'q1', part: 'writtenIn', text: 'Otter path' },
		{ question: 'q3', part: 'reason', text: '' }
	]);
	expect(remarkParts).toEqual(['reason', 'writtenIn']);
});

test('only questions that ask why have reasons, and only those with such an option names', () => {
	const questions = [
		aNaming,
		{ ...aYesNo, id: 'q2' },
		{ ...aYesNo, id: 'q3', reason: 'required' as const }
	];
	expect(askedFor({ questions })).toEqual({ reasons: ['q1', 'q3'], names: ['q1'] });
});

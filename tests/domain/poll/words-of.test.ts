import { expect, test } from 'vitest';
import { hashOfWords, wordsOf, type Wording } from '#lib/domain/poll/words-of.ts';

const asked: Wording = {
	title: 'Which path?',
	text: 'Two can be built.',
	questions: [
		{
			title: 'Your path',
			text: '',
			options: [
				{ name: 'Shore', text: 'Along the water', picture: { alt: 'Reeds in the wind' } },
				{ name: 'Wood', text: '' }
			]
		},
		{ title: 'This year?', text: 'Or later.' }
	]
};

test('the words of a poll are all that people will read of it, a line each', () => {
	expect(wordsOf(asked).split('\n')).toEqual([
		...['Which path?', 'Two can be built.', 'Your path'],
		...['Shore', 'Along the water', 'Reeds in the wind', 'Wood'],
		...['This year?', 'Or later.']
	]);
});

test('by their hash they are known again, and another word is another hash', () => {
	expect(hashOfWords(structuredClone(asked))).toBe(hashOfWords(asked));
	const [first, ...others] = asked.questions;
	const changed = { ...asked, questions: [{ ...first, title: 'Our path', text: '' }, ...others] };
	expect(hashOfWords(changed)).not.toBe(hashOfWords(asked));
	expect(hashOfWords(asked)).toMatch(/^[\da-f]{64}$/);
});

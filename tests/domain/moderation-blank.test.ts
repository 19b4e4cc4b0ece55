import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Invalid } from '#lib/domain/errors.ts';
import { blanked, holds, passagesIn, requirePassages } from '#lib/domain/moderation/blank.ts';

const mark = '[removed: personal data]';
const word = fc.string({ unit: 'grapheme', minLength: 3, maxLength: 12 }).filter((text) => {
	const [only, ...others] = passagesIn(text);
	return only !== undefined && others.length === 0 && only.length >= 3;
});
const passages = fc
	.uniqueArray(word, { minLength: 1, maxLength: 4 })
	.map((words) => passagesIn(words.join('\n')));

describe('a text that passages are taken out of', () => {
	test('holds none of them beside the marks, wherever they stood', () => {
		fc.assert(
			fc.property(passages, fc.array(fc.string({ unit: 'grapheme' })), (gone, between) => {
				const text = between.flatMap((part, n) => [part, gone[n % gone.length] ?? '']).join(' ');
				for (const part of blanked(text, gone, mark).split(mark))
					for (const passage of gone) expect(holds(part, [passage]), passage).toBe(false);
			})
		);
	});

	test('stays word for word where none of them stands', () => {
		fc.assert(
			fc.property(passages, fc.string({ unit: 'grapheme' }), (gone, text) => {
				if (!holds(text, gone)) expect(blanked(text, gone, mark)).toBe(text);
				expect(blanked(text, [], mark)).toBe(text);
			})
		);
	});

	test('keeps what stands around them', () => {
		const text = 'Call Anna Meier, 040 123 45 67, or ANNA\nMEIER at home. Anna knows.';
		expect(blanked(text, ['Anna', 'Anna Meier', '040 123 45 67'], '[…]')).toBe(
			'Call […], […], or […] at home. […] knows.'
		);
	});

	test('is never longer than its place allows', () => {
		const text = 'abc '.repeat(75).trim();
		expect(blanked(text, ['abc'], mark, 300)).toBe('… '.repeat(75).trim());
	});
});

test('passages are lines, each once, and are none when they are single letters', () => {
	expect(passagesIn(' Anna  Meier \r\n\nAnna Meier\n040')).toEqual(['Anna Meier', '040']);
	for (const typed of [
		'',
		' \n ',
		'ab',
		Array.from({ length: 21 }, (_, n) => `abc${n}`).join('\n')
	])
		expect(() => requirePassages(typed)).toThrow(Invalid);
});

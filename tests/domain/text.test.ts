import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCleanText, lengthOf, tidy } from '#lib/domain/plain-text.ts';
import { line, prose } from '#lib/domain/text.ts';

describe('text as people type it', () => {
	test('a line loses its breaks and double spaces, prose keeps its paragraphs', () => {
		expect(tidy('  A  new\n bench ', { single: true })).toBe('A new bench');
		expect(tidy('One.\r\n\r\nTwo. ')).toBe('One.\n\nTwo.');
	});

	test('the same letter written in two ways becomes one', () => {
		expect(tidy('pyo\u0308ra\u0308tie')).toBe('pyörätie');
	});

	test.each(['a\u0000b', '\ud800', 'bell\u0007', '\u007f'])(
		'what no keyboard types is refused: %j',
		(value) => {
			expect(isCleanText(value)).toBe(false);
			expect(line({ max: 10 }).safeParse(value).error?.issues[0]?.message).toBe('unclean');
		}
	);

	test('lengths are counted as the database counts them, in code points', () => {
		expect(lengthOf('👩🏽‍🌾')).toBe(4);
		expect(line({ max: 4 }).safeParse('👩🏽‍🌾').success).toBe(true);
		expect(line({ max: 3 }).safeParse('👩🏽‍🌾').error?.issues[0]?.message).toBe('too_long:3');
	});

	test('spaces alone are as good as nothing', () => {
		expect(prose({ min: 1, max: 10 }).safeParse(' \n ').error?.issues[0]?.message).toBe('required');
	});

	test('what was made regular once stays as it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (value, single) => {
				expect(tidy(tidy(value, { single }), { single })).toBe(tidy(value, { single }));
			})
		);
	});
});

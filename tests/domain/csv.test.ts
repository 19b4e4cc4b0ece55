import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, harmless, unharmed } from '#lib/domain/csv.ts';
import { readSource } from '#lib/server/import/read-source.ts';

test.each(['=SUM(A1)', '+1', '-1', '@name', '\tx', '\rx', '\nx', '＝1', "'=1"])(
	'a cell that begins like a formula (%j) gets an apostrophe',
	(cell) => {
		expect(harmless(cell)).toBe(`'${cell}`);
	}
);

test.each(['', 'a=b', "it's", "'quoted'", ' =1', '5 - 3'])('%j stays as it is', (cell) => {
	expect(harmless(cell)).toBe(cell);
});

test('quotes, commas and line breaks stand between quotes', () => {
	expect(csvLine(['a,b', 'say "yes"', 'one\ntwo', 3, null])).toBe(
		'"a,b","say ""yes""","one\ntwo",3,\r\n'
	);
});

test('every cell is read back as it was written', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (cell) => unharmed(harmless(cell)) === cell)
	);
	const cells = fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), {
		minLength: 2,
		maxLength: 2
	});
	fc.assert(
		fc.property(cells, ([one = '', other = '']) => {
			const file = csvLine(['first', 'second']) + csvLine([one, other]);
			const { rows } = readSource(new TextEncoder().encode(`\ufeff${file}`));
			const [row] = rows;
			return (
				(one.trim() + other.trim() === '' && !row) ||
				(row?.cells.first === one && row.cells.second === other)
			);
		})
	);
});

import { CsvError, parse } from 'csv-parse/sync';
import { unharmed } from '#lib/domain/csv.ts';
import { fault } from '#lib/domain/import/fault.ts';
import { unreadable, type Source, type SourceRow } from './source.ts';

/** Text as spreadsheets write it. Cells that our own export made harmless become what they were. */
export function readCsv(text: string): Source {
	const [head, ...rest] = recordsOf(text, delimiterOf(text));
	const columns = (head ?? []).map((name) => name.trim());
	if (columns.filter((name) => name !== '').length < 1) throw unreadable('empty');
	const twice = columns.find((name, place) => name !== '' && columns.indexOf(name) !== place);
	if (twice !== undefined) throw unreadable('column_twice', { column: twice });

	const rows = rest
		.map((cells, place) => rowOf(columns, cells, place + 2))
		.filter((row) => row.fault || Object.values(row.cells).some((cell) => cell.trim() !== ''));
	return { format: 'csv', columns: columns.filter((name) => name !== ''), rows };
}

function recordsOf(text: string, delimiter: string): string[][] {
	let lines = 0;
	try {
		return parse(text, {
			delimiter,
			relax_column_count: true,
			on_record: (record: string[], context) => {
				lines = context.lines;
				return record;
			}
		});
	} catch (error) {
		// A quote that is never closed shows at the end of the file alone: it stands after the last good row.
		if (error instanceof CsvError) throw unreadable('broken', { line: lines + 1 });
		throw error;
	}
}

/** The sign that parts most names of columns in the first line, outside quotes. */
function delimiterOf(text: string): string {
	const names = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
	const times = (sign: string) => names.split(sign).length;
	return [',', ';', '\t'].reduce((most, sign) => (times(sign) > times(most) ? sign : most));
}

function rowOf(columns: readonly string[], cells: readonly string[], number: number): SourceRow {
	const beyond = cells.slice(columns.length).some((cell) => cell !== '');
	const isBlank = cells.every((cell) => cell === '');
	if (beyond || (cells.length < columns.length && !isBlank)) {
		const details = { count: cells.length, wanted: columns.length };
		return { number, cells: {}, fault: fault(null, 'cells', details) };
	}
	return {
		number,
		cells: Object.fromEntries(columns.map((name, place) => [name, unharmed(cells[place] ?? '')]))
	};
}

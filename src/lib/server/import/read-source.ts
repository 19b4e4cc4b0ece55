import { readCsv } from './csv.ts';
import { readJson } from './json.ts';
import { mostColumns, mostRows, unreadable, type Source } from './source.ts';

/**
 * Reads a file of proposals: CSV (comma, semicolon or tab), JSON (a list, or an object that holds
 * one) or JSON lines, told apart by what is in it, whatever its name.
 * @throws Invalid with a reason `import_…`: not UTF-8, empty, or broken, then with the line
 */
export function readSource(bytes: Uint8Array): Source {
	const text = decode(bytes);
	if (text.trim() === '') throw unreadable('empty');
	const source = /^\s*[[{]/.test(text) ? readJson(text) : readCsv(text);
	if (source.rows.length === 0) throw unreadable('empty');
	if (source.rows.length > mostRows) throw unreadable('too_many_rows', { count: mostRows });
	if (source.columns.length > mostColumns)
		throw unreadable('too_many_columns', { count: mostColumns });
	return source;
}

/** A mark of byte order is taken off by the decoder. */
function decode(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw unreadable('not_utf8', { line: lineOfFault(bytes) });
	}
}

/** The first line that no UTF-8 has; lines end alike in every encoding that extends ASCII. */
function lineOfFault(bytes: Uint8Array): number {
	const strict = new TextDecoder('utf-8', { fatal: true });
	let line = 1;
	for (let start = 0; start < bytes.length; line++) {
		const end = bytes.indexOf(10, start);
		const stop = end < 0 ? bytes.length : end + 1;
		try {
			strict.decode(bytes.subarray(start, stop));
		} catch {
			break;
		}
		start = stop;
	}
	return line;
}

import { linesOf, MalformedFile } from './malformed.ts';

export type Row = { readonly line: number; readonly cells: readonly string[] };

/** A cell over more lines lacks its closing quotation mark; looking further would take for ever. */
const MOST_LINES = 500;

/**
 * Rows of a CSV file (RFC 4180; separators other than a comma on request) with the line each starts
 * in. A quoted cell may hold separators, doubled quotes and line ends; a quotation mark within a
 * cell that does not begin with one is text. Empty lines are left out.
 */
export function readCsv(file: string, separator = ','): Row[] {
	const rows: Row[] = [];
	const lines = linesOf(file);
	for (let at = 0; at < lines.length; at++) {
		const start = lines[at]?.number ?? 1;
		let text = lines[at]?.text ?? '';
		if (text === '') continue;
		let cells = text.includes('"') ? splitQuoted(text, separator) : text.split(separator);
		while (!cells) {
			at++;
			const more = lines[at];
			if (!more || more.number - start > MOST_LINES)
				throw new MalformedFile(start, 'a closing quotation mark');
			text += `\n${more.text}`;
			cells = splitQuoted(text, separator);
		}
		rows.push({ line: start, cells });
	}
	return rows;
}

/** Undefined when the last cell is still open at the end of the text. */
function splitQuoted(text: string, separator: string): string[] | undefined {
	const cells: string[] = [];
	for (let from = 0; from <= text.length;) {
		const rest = text.slice(from);
		const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
		if (rest.startsWith('"') && !quoted) return undefined;
		const after = quoted ? rest.slice(quoted[0].length) : '';
		if (quoted && (after === '' || after.startsWith(separator))) {
			cells.push((quoted[1] ?? '').replaceAll('""', '"'));
			from += quoted[0].length + separator.length;
			continue;
		}
		const end = rest.indexOf(separator);
		cells.push(end < 0 ? rest : rest.slice(0, end));
		from += end < 0 ? rest.length + 1 : end + separator.length;
	}
	return cells;
}

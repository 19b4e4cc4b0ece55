/**
 * A line of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it:
 * people write these cells, and other people open them.
 */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
	return `${cells.map((cell) => quoted(harmless(String(cell ?? '')))).join(',')}\r\n`;
}

/** What a spreadsheet needs to see that a file is UTF-8. */
export const byteOrderMark = '\ufeff';

export function harmless(cell: string): string {
	return /^'*[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `harmless`. */
export function unharmed(cell: string): string {
	return cell.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '');
}

function quoted(cell: string): string {
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

import type { RowFault } from '#lib/domain/import/fault.ts';
import { Invalid } from '#lib/domain/errors.ts';

/** A file as rows of named cells, whatever its format. */
export interface Source {
	format: 'csv' | 'json' | 'json-lines';
	columns: string[];
	rows: SourceRow[];
}

export interface SourceRow {
	/** As people count them: a spreadsheet's row (the names of the columns are row 1), a line, an item. */
	number: number;
	cells: Record<string, string>;
	/** Why its cells cannot be told apart. */
	fault?: RowFault;
}

/** What is wrong with the file as a whole, with the `line` where it shows. */
export function unreadable(
	reason: string,
	details?: Readonly<Record<string, string | number>>
): Invalid {
	return new Invalid(`import_${reason}`, 'file', details);
}

/** More than any city has collected; what one transaction takes well. */
export const mostRows = 50_000;
export const mostColumns = 300;

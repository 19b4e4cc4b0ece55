import { fold } from '#lib/domain/search/words.ts';
import type { UnknownWord } from './outcome.ts';
import type { RowFault } from './fault.ts';

/** A row as its file gives it. */
export interface GivenRow {
	number: number;
	cells: Record<string, string>;
	fault?: RowFault;
}

/** The row's own id with the name of its column, so that two sources keep apart; without one the row itself. */
export function sourceKeyOf(
	id: string,
	cells: Record<string, string>,
	{ mapping, digest }: { mapping: { id?: string }; digest: (text: string) => string }
): string {
	if (id && mapping.id) return keyOf(mapping.id, id);
	return `row=${digest(JSON.stringify(Object.entries(cells)))}`;
}

export function keyOf(column: string, id: string): string {
	return `${column.slice(0, 40)}=${id}`;
}

/** Each word once with its number of rows, the most frequent first; written as it stood first. */
export function counted(words: readonly string[]): UnknownWord[] {
	const counts = new Map<string, UnknownWord>();
	for (const word of words) {
		if (!word) continue;
		const known = counts.get(fold(word));
		if (known) known.rows += 1;
		else counts.set(fold(word), { word, rows: 1 });
	}
	return [...counts.values()].sort((one, other) => other.rows - one.rows);
}

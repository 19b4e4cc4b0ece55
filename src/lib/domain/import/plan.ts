import { fold } from '#lib/domain/search/words.ts';
import type { Words } from '#lib/domain/words.ts';
import type { Mapping } from './fields.ts';
import type { BadRow, ImportOutcome, UnknownWord } from './outcome.ts';
import { counted, sourceKeyOf, type GivenRow } from './rows.ts';
import { fault } from './fault.ts';
import { readRow, type ReadRow, type RowSettings } from './row.ts';

/** A category or neighbourhood of the city, by any of its names. */
export interface Named {
	id: number;
	names: Words;
}

export interface PlanSettings extends RowSettings {
	mapping: Mapping;
	/** Keys of rows that earlier imports took in. */
	known: ReadonlySet<string>;
	categories: readonly Named[];
	neighbourhoods: readonly Named[];
	/** Whether categories and neighbourhoods that the city does not have are to be made. */
	makeMissing: boolean;
	/** A short name for a text, the same for the same text alone. */
	digest: (text: string) => string;
}

export interface PlannedRow extends ReadRow {
	sourceKey: string;
}

export interface ImportPlan {
	ready: PlannedRow[];
	outcome: ImportOutcome;
	/** Names to make, as the file first writes them; empty unless they are to be made. */
	newCategories: string[];
	newNeighbourhoods: string[];
}

/** Everything an import would do, without doing it. */
export function planImport(rows: readonly GivenRow[], settings: PlanSettings): ImportPlan {
	const bad: BadRow[] = [];
	const ready: PlannedRow[] = [];
	const seen = new Map<string, number>();
	let already = 0;
	for (const { number, cells, fault: broken } of rows) {
		const row = broken ? { faults: [broken] } : readRow(cells, settings.mapping, settings);
		if ('faults' in row) {
			bad.push({ number, faults: row.faults });
			continue;
		}
		const sourceKey = sourceKeyOf(row.id, cells, settings);
		const first = seen.get(sourceKey);
		seen.set(sourceKey, first ?? number);
		if (settings.known.has(sourceKey)) already += 1;
		else if (first === undefined) ready.push({ ...row, sourceKey });
		else bad.push({ number, faults: [fault('id', 'repeated', { count: first })] });
	}
	const categories = missing(ready, 'category', settings.categories);
	const neighbourhoods = missing(ready, 'neighbourhood', settings.neighbourhoods);
	const { makeMissing } = settings;
	return {
		ready,
		newCategories: makeMissing ? categories.map(({ word }) => word) : [],
		newNeighbourhoods: makeMissing ? neighbourhoods.map(({ word }) => word) : [],
		outcome: {
			rows: rows.length,
			created: ready.length,
			already,
			bad,
			unknownCategories: makeMissing ? [] : categories,
			unknownNeighbourhoods: makeMissing ? [] : neighbourhoods,
			unknownStates: counted(ready.map(({ unknownState }) => unknownState)),
			madeCategories: makeMissing ? categories.length : 0,
			madeNeighbourhoods: makeMissing ? neighbourhoods.length : 0
		}
	};
}

/** Finds things by a name in any language, with or without capitals and marks. */
export function byName(things: readonly Named[]): (name: string) => number | null {
	const ids = new Map<string, number>();
	for (const { id, names } of things) {
		for (const name of Object.values(names)) ids.set(fold(name), id);
	}
	return (name) => ids.get(fold(name)) ?? null;
}

function missing(
	rows: readonly ReadRow[],
	field: 'category' | 'neighbourhood',
	things: readonly Named[]
): UnknownWord[] {
	const find = byName(things);
	return counted(rows.map((row) => row[field]).filter((name) => find(name) === null));
}

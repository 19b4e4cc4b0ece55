import { fault } from '#lib/domain/import/fault.ts';
import { unreadable, type Source, type SourceRow } from './source.ts';

type Item = Record<string, unknown>;

/** A list of objects, an object that holds one list of them, or one object a line. */
export function readJson(text: string): Source {
	const whole = parsed(text);
	if ('value' in whole) {
		const items = listIn(whole.value);
		return {
			format: 'json',
			...table(items.map((item, place) => ({ number: place + 1, item })))
		};
	}
	const lines = linesOf(text);
	const isLines = lines.length > 1 && 'value' in parsed(lines[0]?.text ?? '');
	if (!isLines) throw unreadable('broken', { line: lineOf(whole.error, text) });
	return {
		format: 'json-lines',
		...table(
			lines.map(({ number, text }) => {
				const line = parsed(text);
				return { number, item: 'value' in line ? line.value : undefined };
			})
		)
	};
}

function parsed(text: string): { value: unknown } | { error: string } {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch (error) {
		return { error: error instanceof Error ? error.message : String(error) };
	}
}

function linesOf(text: string): { number: number; text: string }[] {
	return text
		.split('\n')
		.map((line, place) => ({ number: place + 1, text: line }))
		.filter(({ text }) => text.trim() !== '');
}

/** V8 names the place in characters, not always the line. */
function lineOf(error: string, text: string): number {
	const [, position] = /position (\d+)/.exec(error) ?? [];
	const before = position ? text.slice(0, Number(position)) : text.trimEnd();
	return before.split('\n').length;
}

function listIn(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	if (!isItem(value)) throw unreadable('no_list');
	const lists = Object.values(value).filter(
		(part): part is unknown[] => Array.isArray(part) && part.length > 0 && part.every(isItem)
	);
	if (lists.length > 1) throw unreadable('many_lists');
	return lists[0] ?? [value];
}

function isItem(value: unknown): value is Item {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function table(items: { number: number; item: unknown }[]): Pick<Source, 'columns' | 'rows'> {
	const columns = new Set<string>();
	const rows = items.map(({ number, item }): SourceRow => {
		if (!isItem(item)) return { number, cells: {}, fault: fault(null, 'no_object') };
		const cells = Object.create(null) as Record<string, string>;
		spread(item, '', cells);
		for (const name of Object.keys(cells)) columns.add(name);
		return { number, cells };
	});
	return { columns: [...columns], rows };
}

/** What is nested gets the path as its name: `title/ca`; a list of plain values is one cell. */
function spread(item: Item, path: string, cells: Record<string, string>): void {
	for (const [name, value] of Object.entries(item)) {
		const place = path + name;
		if (isItem(value) && place.split('/').length < 4) spread(value, `${place}/`, cells);
		else if (Array.isArray(value)) cells[place] = value.filter((one) => !isItem(one)).join(', ');
		else cells[place] = value === null || isItem(value) ? '' : String(value);
	}
}

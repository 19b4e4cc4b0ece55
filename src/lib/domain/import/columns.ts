import { Invalid } from '#lib/domain/errors.ts';
import { fold } from '#lib/domain/search/words.ts';

/** What columns that hold a field are usually called: folded, without spaces and signs, the likelier first. */
export type Known<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** The wishes, and for the fields they say nothing of what the names of the other columns suggest. */
export function chooseColumns<Field extends string>(
	known: Known<Field>,
	columns: readonly string[],
	wishes: Partial<Record<Field, string>>
): Partial<Record<Field, string>> {
	const taken = new Set(Object.values(wishes));
	const fields = Object.keys(known) as Field[];
	const guessed = guessColumns(
		known,
		columns.filter((column) => !taken.has(column))
	);
	const free = fields.filter((field) => wishes[field] === undefined);
	const wished = fields.filter((field) => wishes[field]);
	return Object.fromEntries([
		...free.flatMap((field) => (guessed[field] === undefined ? [] : [[field, guessed[field]]])),
		...wished.map((field) => [field, wishes[field]])
	]) as Partial<Record<Field, string>>;
}

/** @throws Invalid when a wish names a column that the file does not have */
export function requireColumns(
	columns: readonly string[],
	wishes: Readonly<Record<string, string | undefined>>
): void {
	const strange = Object.values(wishes).find((column) => column && !columns.includes(column));
	if (strange) throw new Invalid('import_no_column', 'mapping', { column: strange });
}

/**
 * The mapping that the names of the columns suggest; each column once. Nested names (`title/ca`,
 * `category/name/es`) are taken by their first part.
 */
export function guessColumns<Field extends string>(
	known: Known<Field>,
	columns: readonly string[]
): Partial<Record<Field, string>> {
	const mapping: Partial<Record<Field, string>> = {};
	const free = new Set(columns);
	for (const field of Object.keys(known) as Field[]) {
		const column = bestColumn([...free], known[field]);
		if (column === undefined) continue;
		mapping[field] = column;
		free.delete(column);
	}
	return mapping;
}

/** Names of columns, written with spaces between them. */
export function words(text: string): string[] {
	return text.split(' ');
}

function bestColumn(columns: readonly string[], known: readonly string[]): string | undefined {
	for (const name of known) {
		const column =
			columns.find((column) => plain(column) === name) ??
			columns.find((column) => isPartOf(column, name));
		if (column !== undefined) return column;
	}
	return undefined;
}

function isPartOf(column: string, name: string): boolean {
	const [head = '', ...rest] = column.split('/').map(plain);
	return head === name && rest.length > 0 && !rest.includes('id');
}

function plain(name: string): string {
	return fold(name).replace(/[^\p{L}\p{N}]/gu, '');
}

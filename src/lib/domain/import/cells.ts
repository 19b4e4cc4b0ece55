import { z } from 'zod';
import { line } from '#lib/domain/text.ts';
import { plainText } from './html.ts';
import { fault, type RowFault } from './fault.ts';

/** A line of at most so many characters; empty for what files write where there is nothing. */
export const word = (max: number) =>
	line({ max }).transform((value) => (nothing.has(value.toLowerCase()) ? '' : value));

/** Text that may be HTML elsewhere. */
export const html = z.string().transform(plainText);

/** `sv-FI` -> `sv`; empty where the row says none. */
export const languageCode = word(20)
	.transform((value) => value.toLowerCase().split(/[-_]/)[0] ?? '')
	.pipe(z.string().regex(/^([a-z]{2,3})?$/, 'no_language'));

/** With or without signs between thousands; 0 where there is none. */
export const wholeNumber = word(20)
	.transform((value) => value.replace(/[\s'’]/g, '').replace(/[.,](?=\d{3}(?!\d))/g, ''))
	.pipe(z.string().regex(/^\d{0,9}$/, 'no_number'))
	.transform(Number);

/** A row's cells by column -> its fields as the schema reads them, or everything that is wrong with them. */
export function readCells<Schema extends z.ZodObject, Field extends NonNullable<RowFault['field']>>(
	schema: Schema,
	fields: readonly Field[],
	row: {
		cells: Readonly<Record<string, string>>;
		mapping: Readonly<Partial<Record<Field, string>>>;
	}
): { data: z.infer<Schema> } | { faults: RowFault[] } {
	const given = Object.fromEntries(
		fields.map((field) => [field, row.cells[row.mapping[field] ?? ''] ?? ''])
	);
	const read = schema.safeParse(given);
	return read.success
		? { data: read.data }
		: { faults: read.error.issues.map((issue) => faultOf(fields, issue)) };
}

const nothing = new Set(['', '-', '–', 'null', 'none', 'n/a', 'location_not_specified']);

/** `too_long:300` of a form's fault -> reason and count. */
function faultOf(
	fields: readonly NonNullable<RowFault['field']>[],
	{ path, message }: { path: PropertyKey[]; message: string }
): RowFault {
	const field = fields.find((name) => name === path[0]) ?? null;
	const [reason = 'other', count] = message.split(':');
	return fault(field, reason, count ? { count: Number(count) } : {});
}

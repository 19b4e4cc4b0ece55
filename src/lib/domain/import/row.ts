import { z } from 'zod';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { ProposalState } from '#lib/domain/proposal.ts';
import { line, prose } from '#lib/domain/text.ts';
import { importFields, type ImportField, type Mapping } from './fields.ts';
import { plainText } from './html.ts';
import { readMoment } from './moment.ts';
import { stateOf } from './states.ts';

/** Why a row cannot be taken: the message is `invalid_<reason>`, about the field when there is one. */
export interface RowFault {
	field: ImportField | null;
	reason: string;
	details: Record<string, string | number>;
}

/** A row of the file, read and found good. */
export interface ReadRow {
	id: string;
	title: string;
	summary: string;
	text: string;
	language: TextLanguage;
	category: string;
	neighbourhood: string;
	/** Undefined when the file gives no state, or one in words that are not known here. */
	state: ProposalState | undefined;
	/** The words that were not understood, empty when all was. */
	unknownState: string;
	supports: number;
	created: Date | undefined;
}

export interface RowSettings {
	/** For rows that do not say theirs. */
	language: TextLanguage;
	timeZone: string;
	now: Date;
}

/** A row's cells by column -> what it proposes, or everything that is wrong with it. */
export function readRow(
	cells: Readonly<Record<string, string>>,
	mapping: Mapping,
	settings: RowSettings
): ReadRow | { faults: RowFault[] } {
	const given = Object.fromEntries(
		importFields.map((field) => [field, cells[mapping[field] ?? ''] ?? ''])
	);
	const read = rowSchema.safeParse(given);
	if (!read.success) return { faults: read.error.issues.map(faultOf) };

	const { result, state, created, language, ...row } = read.data;
	const moment = created ? readMoment(created, settings.timeZone) : undefined;
	if (created && !moment) return { faults: [fault('created', 'no_date')] };
	if (moment && moment > settings.now) return { faults: [fault('created', 'future')] };
	const known = stateOf(result) ?? stateOf(state);
	return {
		...row,
		language: language || settings.language,
		state: known,
		unknownState: known ? '' : result || state,
		created: moment
	};
}

export function fault(
	field: ImportField | null,
	reason: string,
	details: Record<string, string | number> = {}
): RowFault {
	return { field, reason, details };
}

/** What files write where there is nothing. */
const nothing = new Set(['', '-', '–', 'null', 'none', 'n/a', 'location_not_specified']);

const word = (max: number) =>
	line({ max }).transform((value) => (nothing.has(value.toLowerCase()) ? '' : value));
const html = z.string().transform(plainText);

const rowSchema = z.object({
	id: word(150),
	title: html.pipe(line({ min: 1, max: 300 })),
	summary: html.pipe(prose({ max: 1000 })),
	text: html.pipe(prose({ max: 50_000 })),
	language: word(20)
		.transform((value) => value.toLowerCase().split(/[-_]/)[0] ?? '')
		.pipe(z.string().regex(/^([a-z]{2,3})?$/, 'no_language')),
	category: word(80),
	neighbourhood: word(80),
	result: word(200),
	state: word(200),
	supports: word(20)
		.transform((value) => value.replace(/[\s'’]/g, '').replace(/[.,](?=\d{3}(?!\d))/g, ''))
		.pipe(z.string().regex(/^\d{0,9}$/, 'no_number'))
		.transform(Number),
	created: word(60)
});

/** `too_long:300` of a form's fault -> reason and count. */
function faultOf({ path, message }: { path: PropertyKey[]; message: string }): RowFault {
	const field = importFields.find((name) => name === path[0]) ?? null;
	const [reason = 'other', count] = message.split(':');
	return fault(field, reason, count ? { count: Number(count) } : {});
}

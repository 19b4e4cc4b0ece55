import { z } from 'zod';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { ProposalState } from '#lib/domain/proposal.ts';
import { line, prose } from '#lib/domain/text.ts';
import { readCells, html, languageCode, wholeNumber, word } from './cells.ts';
import { fault, type RowFault } from './fault.ts';
import { importFields, type Mapping } from './fields.ts';
import { readMoment } from './moment.ts';
import { stateOf } from './states.ts';

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
	const read = readCells(rowSchema, importFields, { cells, mapping });
	if ('faults' in read) return read;
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

const rowSchema = z.object({
	id: word(150),
	title: html.pipe(line({ min: 1, max: 300 })),
	summary: html.pipe(prose({ max: 1000 })),
	text: html.pipe(prose({ max: 50_000 })),
	language: languageCode,
	category: word(80),
	neighbourhood: word(80),
	result: word(200),
	state: word(200),
	supports: wholeNumber,
	created: word(60)
});

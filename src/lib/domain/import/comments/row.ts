import { z } from 'zod';
import type { TextLanguage } from '#lib/domain/locale.ts';
import { fold } from '#lib/domain/search/words.ts';
import { prose } from '#lib/domain/text.ts';
import type { Stance } from '#lib/domain/thread.ts';
import { html, languageCode, readCells, wholeNumber, word } from '#lib/domain/import/cells.ts';
import { fault, type RowFault } from '#lib/domain/import/fault.ts';
import { readMoment } from '#lib/domain/import/moment.ts';
import { commentFields, type CommentMapping } from './fields.ts';

/** A comment of the file, read and found good by itself. */
export interface ReadComment {
	id: string;
	/** What it is about, and what it answers, by their numbers elsewhere; empty for none. */
	proposal: string;
	parent: string;
	/** Empty for one whose words are gone. */
	text: string;
	/** Empty when the row does not say. */
	language: TextLanguage | '';
	author: string;
	stance: Stance | null;
	/** The word that was not understood, empty when all was. */
	unknownStance: string;
	agrees: number;
	created: Date | undefined;
}

/** A row's cells by column -> what it says, or everything that is wrong with it. */
export function readComment(
	cells: Readonly<Record<string, string>>,
	mapping: CommentMapping,
	{ timeZone, now }: { timeZone: string; now: Date }
): ReadComment | { faults: RowFault[] } {
	const read = readCells(rowSchema, commentFields, { cells, mapping });
	if ('faults' in read) return read;
	const { stance: said, created, ...row } = read.data;
	if (!row.proposal) return { faults: [fault('proposal', 'required')] };
	const moment = created ? readMoment(created, timeZone) : undefined;
	if (created && !moment) return { faults: [fault('created', 'no_date')] };
	if (moment && moment > now) return { faults: [fault('created', 'future')] };
	const stance = stances.get(fold(said)) ?? null;
	return { ...row, stance, unknownStance: said && !stance ? said : '', created: moment };
}

const rowSchema = z.object({
	id: word(150),
	proposal: word(150),
	parent: word(150),
	text: html.pipe(prose({ max: 10_000 })),
	language: languageCode,
	author: word(120),
	stance: word(40),
	agrees: wholeNumber,
	created: word(60)
});

const stances = new Map<string, Stance>([
	...called('for', ['1', 'pro', 'positive', 'in favour', 'a favor', 'puolesta', 'för', 'dafür']),
	...called('neutral', ['0', 'neutraali', 'neutralt']),
	...called('against', ['-1', 'contra', 'negative', 'en contra', 'vastaan', 'mot', 'dagegen'])
]);

function called(stance: Stance, names: readonly string[]): [string, Stance][] {
	return [stance, ...names].map((name) => [fold(name), stance]);
}

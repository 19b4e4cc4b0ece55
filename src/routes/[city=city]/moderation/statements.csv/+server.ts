import { byteOrderMark, csvLine } from '#lib/domain/csv.ts';
import { officialCells, officialFields, reversedField } from '#lib/domain/moderation/official.ts';
import type { PublishedStatement } from '#lib/server/services/moderation/publishing.ts';
import { statementsFile } from '../statements-file.ts';

const file = { name: 'statements.csv', type: 'text/csv; charset=utf-8' };

/** The same as a table for spreadsheets, with the day on which a restriction was taken back. */
export const GET = (event) => statementsFile(event, file, linesOf);

async function* linesOf(published: AsyncIterable<PublishedStatement>): AsyncGenerator<string> {
	yield byteOrderMark + csvLine([...officialFields, reversedField]);
	for await (const { statement, reversedOn } of published)
		yield csvLine(officialCells(statement, reversedOn));
}

import { byteOrderMark, csvLine } from '#lib/domain/csv.ts';
import { officialCells, officialFields, reversedField } from '#lib/domain/moderation/official.ts';
import { answer } from '#lib/server/http/answer.ts';
import { download } from '#lib/server/http/download.ts';
import { yearIn } from '#lib/server/http/query.ts';
import {
	publishStatements,
	type PublishedStatement
} from '#lib/server/services/moderation/publishing.ts';

/** The same as a table for spreadsheets, with the day on which a restriction was taken back. */
export const GET = (event) =>
	answer(event, async (context) =>
		download(event, {
			name: 'statements.csv',
			type: 'text/csv; charset=utf-8',
			parts: linesOf(publishStatements(context, yearIn(event.url, 'year')))
		})
	);

async function* linesOf(published: AsyncIterable<PublishedStatement>): AsyncGenerator<string> {
	yield byteOrderMark + csvLine([...officialFields, reversedField]);
	for await (const { statement, reversedOn } of published)
		yield csvLine(officialCells(statement, reversedOn));
}

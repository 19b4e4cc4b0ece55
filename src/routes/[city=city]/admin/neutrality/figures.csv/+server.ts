import { byteOrderMark, csvLine } from '#lib/domain/csv.ts';
import {
	neutralityFields,
	neutralityLines,
	type Neutrality
} from '#lib/domain/moderation/neutrality.ts';
import { answer } from '#lib/server/http/answer.ts';
import { download } from '#lib/server/http/download.ts';
import { lineIn } from '#lib/server/http/query.ts';
import { readNeutrality } from '#lib/server/services/moderation/neutrality.ts';

/** The same figures for spreadsheets, of the same days. */
export const GET = (event) =>
	answer(event, async (context) => {
		const asked = { from: lineIn(event.url, 'from'), to: lineIn(event.url, 'to') };
		return download(event, {
			name: 'neutrality.csv',
			type: 'text/csv; charset=utf-8',
			parts: linesOf(await readNeutrality(context, asked))
		});
	});

async function* linesOf(figures: Neutrality): AsyncGenerator<string> {
	yield byteOrderMark + csvLine(neutralityFields);
	for (const line of neutralityLines(figures)) yield csvLine(line);
}

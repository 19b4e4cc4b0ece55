import { byteOrderMark, csvLine } from '#lib/domain/csv.ts';
import type { Report } from '#lib/domain/moderation/report.ts';
import { reportFields, reportLines } from '#lib/domain/moderation/report-lines.ts';
import { answer } from '#lib/server/http/answer.ts';
import { download } from '#lib/server/http/download.ts';
import { readReport } from '#lib/server/services/moderation/in-public.ts';

/** The same as a table for spreadsheets, a line a figure. */
export const GET = (event) =>
	answer(event, async (context) => {
		const { year } = event.params;
		const { report } = await readReport(context, Number(year));
		return download(event, {
			name: `moderation-${year}.csv`,
			type: 'text/csv; charset=utf-8',
			parts: linesOf(report)
		});
	});

async function* linesOf(report: Report): AsyncGenerator<string> {
	yield byteOrderMark + csvLine(reportFields);
	for (const line of reportLines(report)) yield csvLine(line);
}

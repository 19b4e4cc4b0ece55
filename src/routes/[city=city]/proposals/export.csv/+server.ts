import { byteOrderMark, csvLine } from '#lib/domain/csv.ts';
import { exportFields, type ExportedProposal } from '#lib/domain/proposal/export.ts';
import { readListing } from '#lib/domain/proposal/listing.ts';
import { answer } from '#lib/server/http/answer.ts';
import { download } from '#lib/server/http/download.ts';
import { exportProposals } from '#lib/server/services/proposals/exporting.ts';

/** The list that the address tells, as a table for spreadsheets. */
export const GET = (event) =>
	answer(event, async (context) => {
		const home = `${event.url.origin}/${event.params.city}`;
		const proposals = exportProposals(context, readListing(event.url.searchParams), home);
		return download(event, {
			name: 'proposals.csv',
			type: 'text/csv; charset=utf-8',
			parts: linesOf(proposals)
		});
	});

async function* linesOf(proposals: AsyncIterable<ExportedProposal>): AsyncGenerator<string> {
	yield byteOrderMark + csvLine(exportFields);
	for await (const proposal of proposals)
		yield csvLine(exportFields.map((field) => proposal[field]));
}

import type { ExportedProposal } from '#lib/domain/proposal/export.ts';
import { readListing } from '#lib/domain/proposal/listing.ts';
import { answer } from '#lib/server/http/answer.ts';
import { download } from '#lib/server/http/download.ts';
import { exportProposals } from '#lib/server/services/proposals/exporting.ts';

/** The list that the address tells, as an array of objects for programs. */
export const GET = (event) =>
	answer(event, async (context) => {
		const home = `${event.url.origin}/${event.params.city}`;
		const proposals = exportProposals(context, readListing(event.url.searchParams), home);
		return download(event, {
			name: 'proposals.json',
			type: 'application/json; charset=utf-8',
			parts: itemsOf(proposals)
		});
	});

async function* itemsOf(proposals: AsyncIterable<ExportedProposal>): AsyncGenerator<string> {
	let before = '[\n';
	for await (const proposal of proposals) {
		yield before + JSON.stringify(proposal);
		before = ',\n';
	}
	yield before === '[\n' ? '[]\n' : '\n]\n';
}

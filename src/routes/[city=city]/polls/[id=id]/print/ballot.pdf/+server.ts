import { answer } from '#lib/server/http/answer.ts';
import { pdf } from '#lib/server/http/pdf.ts';
import { lineIn } from '#lib/server/http/query.ts';
import { ballotPaper } from '#lib/server/services/polls/printing.ts';

export const GET = (event) =>
	answer(event, async (context) => {
		const wishes = {
			large: event.url.searchParams.get('large') === '1',
			place: lineIn(event.url, 'place')
		};
		const parts = await ballotPaper(context, Number(event.params.id), wishes);
		return pdf(event, { name: 'ballot', parts });
	});

import { answer } from '#lib/server/http/answer.ts';
import { pdf } from '#lib/server/http/pdf.ts';
import { lineIn } from '#lib/server/http/query.ts';
import { pollLetters } from '#lib/server/services/polls/printing.ts';
import { codeAddress, votePage } from '../addresses.ts';

export const GET = (event) =>
	answer(event, async (context) => {
		const parts = await pollLetters(context, Number(event.params.id), {
			address: votePage(event),
			voteAddress: (code) => codeAddress(event, code),
			place: lineIn(event.url, 'place')
		});
		return pdf(event, { name: 'letters', parts });
	});

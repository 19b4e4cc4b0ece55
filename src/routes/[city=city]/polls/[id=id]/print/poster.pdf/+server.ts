import { answer } from '#lib/server/http/answer.ts';
import { pdf } from '#lib/server/http/pdf.ts';
import { lineIn } from '#lib/server/http/query.ts';
import { pollPoster } from '#lib/server/services/polls/printing.ts';
import { pollAddress } from '../addresses.ts';

export const GET = (event) =>
	answer(event, async (context) => {
		const parts = await pollPoster(context, Number(event.params.id), {
			size: event.url.searchParams.get('size') === 'A3' ? 'A3' : 'A4',
			place: lineIn(event.url, 'place'),
			address: pollAddress(event)
		});
		return pdf(event, { name: 'poster', parts });
	});

import { answer } from '#lib/server/http/answer.ts';
import { receiptFile } from '#lib/server/services/polls/receipts.ts';

/** The receipt with the signed promise, to keep; while the poll is open. */
export const GET = (event) =>
	answer(event, async (context) => {
		const { id, code = '' } = event.params;
		const text = await receiptFile(context, Number(id), code);
		return new Response(text, {
			headers: {
				'content-type': 'application/json',
				'content-disposition': `attachment; filename="receipt-poll-${id}.json"`
			}
		});
	});

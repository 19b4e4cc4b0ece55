import { to } from '#lib/i18n/link.ts';
import { answer } from '#lib/server/http/answer.ts';
import { qrPath } from '#lib/server/qr.ts';
import { showReceipt } from '#lib/server/services/polls/receipts.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const receipt = await showReceipt(context, Number(event.params.id), event.params.code ?? '');
		const page = `/${context.city.slug}/polls/${receipt.poll.id}/receipts/${receipt.code}`;
		const address = event.url.origin + to(page);
		return {
			receipt,
			isNew: event.url.searchParams.has('cast'),
			address,
			qr: qrPath(address),
			file: `${page}/receipt.json`
		};
	});

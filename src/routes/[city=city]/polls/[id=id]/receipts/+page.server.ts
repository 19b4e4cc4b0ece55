import { redirect } from '@sveltejs/kit';
import { readShortCode } from '#lib/domain/poll/short-code.ts';
import { to } from '#lib/i18n/link.ts';
import { answer } from '#lib/server/http/answer.ts';
import { lineIn } from '#lib/server/http/query.ts';
import { showRoots } from '#lib/server/services/polls/receipts.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const typed = lineIn(event.url, 'code', 60);
		if (readShortCode(typed)) {
			const code = encodeURIComponent(typed);
			redirect(303, to(`/${context.city.slug}/polls/${event.params.id}/receipts/${code}`));
		}
		const { poll } = await showRoots(context, Number(event.params.id));
		return { poll, typed };
	});

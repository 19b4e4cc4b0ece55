import { answer } from '#lib/server/http/answer.ts';
import { readHistory } from '#lib/server/services/proposals/history.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const wanted = Number(event.url.searchParams.get('version')) || undefined;
		return readHistory(context, Number(event.params.id), wanted);
	});

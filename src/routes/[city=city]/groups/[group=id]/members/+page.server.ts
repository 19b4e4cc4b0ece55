import { answer } from '#lib/server/http/answer.ts';
import { lineIn, numberIn } from '#lib/server/http/query.ts';
import { listMembers } from '#lib/server/services/seats.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const search = lineIn(event.url, 'q', 80);
		const former = event.url.searchParams.has('former');
		const after = numberIn(event.url, 'after');
		const page = await listMembers(context, Number(event.params.group), { search, former, after });
		const { id, name, language } = page.group;
		return { ...page, group: { id, name, language }, search, former, isFirst: after === undefined };
	});

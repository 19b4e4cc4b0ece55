import { firstLineOf } from '#lib/domain/group.ts';
import { answer } from '#lib/server/http/answer.ts';
import { numberIn } from '#lib/server/http/query.ts';
import { listGroups } from '#lib/server/services/groups.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const after = numberIn(event.url, 'after');
		const { groups, next, mayFound } = await listGroups(context, { after });
		return {
			groups: groups.map(({ purpose, ...group }) => ({ ...group, line: firstLineOf(purpose) })),
			next,
			isFirst: after === undefined,
			mayFound
		};
	});

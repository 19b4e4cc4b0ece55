import { answer } from '#lib/server/http/answer.ts';
import { listThreads } from '#lib/server/services/threads/listing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const asked = event.url.searchParams;
		const id = (name: string) => {
			const value = asked.get(name) ?? '';
			return /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
		};
		const after = /^(\d{1,16})_(\d{1,15})$/.exec(asked.get('after') ?? '');
		const place = after && { value: Number(after[1]), id: Number(after[2]) };
		return {
			...(await listThreads(context, { groupId: id('group'), place })),
			now: context.now
		};
	});

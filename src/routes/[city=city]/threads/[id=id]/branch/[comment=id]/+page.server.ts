import { answer } from '#lib/server/http/answer.ts';
import { showBranch } from '#lib/server/services/threads/showing.ts';
import { commentActs } from '../../../acts.ts';
import { openWriting } from '../../../writing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const topId = Number(event.params.comment);
		const asked = event.url.searchParams.get('from') ?? '';
		const from = /^[1-9]\d{0,14}$/.test(asked) ? Number(asked) : 0;
		const shown = await showBranch(context, Number(event.params.id), { topId, from });
		const writing = await openWriting(event, shown.reader, topId);
		return { ...shown, from, now: context.now, ...writing };
	});

export const actions = commentActs;

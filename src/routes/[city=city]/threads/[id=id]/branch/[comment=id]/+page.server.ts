import { answer } from '#lib/server/http/answer.ts';
import { numberIn } from '#lib/server/http/query.ts';
import { showBranch } from '#lib/server/services/threads/showing.ts';
import { commentActs } from '../../../acts.ts';
import { openWriting } from '../../../writing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const topId = Number(event.params.comment);
		const from = numberIn(event.url, 'from') ?? 0;
		const shown = await showBranch(context, Number(event.params.id), { topId, from });
		const writing = await openWriting(event, shown, topId);
		return { ...shown, from, now: context.now, ...writing };
	});

export const actions = commentActs;

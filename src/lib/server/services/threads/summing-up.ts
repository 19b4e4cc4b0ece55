import { asResident } from '#lib/domain/actor.ts';
import { commentsNamed, type Summary } from '#lib/domain/thread/writing.ts';
import type { Context } from '../../context.ts';
import { toSafeHtml } from '../../markdown.ts';
import { deleteSummary, putSummary } from '../../queries/threads/summaries.ts';
import { runThread } from './running.ts';

/**
 * Says above a thread where the discussion stands and what is disputed, with links to its comments; when
 * one of them changes or goes, the summary says so. An empty text takes it away.
 */
export async function sumUpThread(
	context: Context,
	id: number,
	{ summary: body, disputed, language }: Summary
): Promise<void> {
	await runThread(context, id, 'sum up thread', async (trx, thread) => {
		const key = { cityId: context.city.id, threadId: thread.id };
		if (body === '') return deleteSummary(trx, key);
		await putSummary(trx, key, {
			body,
			html: toSafeHtml(body),
			disputed,
			disputedHtml: toSafeHtml(disputed),
			language,
			by: asResident(context.actor).id,
			at: context.now,
			sources: commentsNamed(`${body}\n${disputed}`)
		});
	});
}

import type { Trx } from '../../database/connect.ts';
import { hide, holdThreads, show } from '../../queries/moderation/hiding.ts';
import type { Item } from '../../queries/moderation/items.ts';
import { recountComments } from '../../queries/threads/moving.ts';

/**
 * Hides a held item by a decision, with all that hangs below it: from this commit on it is in no page,
 * list, search, feed, mail or note. Whoever writes below it at this moment comes before or is refused.
 */
export async function hideItem(
	trx: Trx,
	cityId: number,
	{ id: contentId, kind }: Pick<Item, 'id' | 'kind'>,
	decisionId: number
): Promise<void> {
	const item = { cityId, contentId, kind };
	const threads = await holdThreads(trx, item);
	await hide(trx, item, decisionId);
	await recountComments(trx, cityId, threads);
}

/** Shows it again, as it was: its place, its supports, its answers and its figures. */
export async function showItem(
	trx: Trx,
	cityId: number,
	{ id: contentId, kind }: Pick<Item, 'id' | 'kind'>
): Promise<void> {
	const item = { cityId, contentId, kind };
	const threads = await holdThreads(trx, item);
	await show(trx, item);
	await recountComments(trx, cityId, threads);
}

import { NotFound } from '#lib/domain/errors.ts';
import type { HoldOutcome } from '#lib/domain/moderation/hold.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { announcedComment } from '../../queries/comments/announced.ts';
import { showHeld } from '../../queries/moderation/holds.ts';
import { holdThreads } from '../../queries/moderation/hiding.ts';
import type { Item } from '../../queries/moderation/items.ts';
import { lockDraft } from '../../queries/proposals.ts';
import { recountComments } from '../../queries/threads/moving.ts';
import { announce } from '../comments/announcing.ts';
import { openAsWished } from '../polls/opening-as-wished.ts';
import { showProposal } from '../proposals/publishing.ts';
import { announceThread } from '../threads/beginning.ts';
import { settleHold } from './settling.ts';
import { tellOfHold } from './telling.ts';

/** What publishes something that waited, by its kind: a kind that can be held joins by one entry. */
const showing = {
	comment: showComment,
	thread: showThread,
	poll: openAsWished,
	remark: (trx, { city }, { id: contentId }) => showHeld(trx, { cityId: city.id, contentId }),
	proposal: async (trx, context, { id }) => {
		const draft = await lockDraft(trx, context.city.id, id);
		if (!draft) throw new NotFound();
		await showProposal(trx, context, draft);
	}
} satisfies Partial<Record<Item['kind'], Show>>;
type Show = (trx: Trx, context: Context, item: Item) => Promise<void>;

/** Publishes a held item of a locked case, as if it came now, and tells its author. Nothing when it is not held. */
export async function publishHeld(
	trx: Trx,
	context: Context,
	item: Item,
	outcome: HoldOutcome = 'published'
): Promise<void> {
	if (item.heldBy === null) return;
	await settleHold(trx, context, item, outcome);
	const show: Show | undefined = (showing as Partial<Record<Item['kind'], Show>>)[item.kind];
	if (!show) throw new Error(`Nothing publishes what waits of the kind ${item.kind}.`);
	await show(trx, context, item);
	if (item.authorId !== null && outcome === 'published')
		await tellOfHold(trx, context, item.authorId, item.id);
}

async function showComment(trx: Trx, context: Context, { id }: Item): Promise<void> {
	const cityId = context.city.id;
	const threads = await holdThreads(trx, { cityId, contentId: id, kind: 'comment' });
	await showHeld(trx, { cityId, contentId: id });
	await recountComments(trx, cityId, threads);
	const comment = await announcedComment(trx, { cityId, commentId: id });
	// Deleted by its author meanwhile: there is nothing to tell.
	if (comment) await announce(trx, context, comment);
}

async function showThread(
	trx: Trx,
	context: Context,
	{ id, groupId, authorId }: Item
): Promise<void> {
	await showHeld(trx, { cityId: context.city.id, contentId: id });
	if (groupId !== null && authorId !== null)
		await announceThread(trx, context, { id, groupId, authorId });
}

import { placeOfContent, type ContentKind } from '#lib/domain/content.ts';
import { asResident, isStaff, residentId, type Actor } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { next } from '#lib/domain/moderation/case.ts';
import type { HeldText } from '#lib/domain/moderation/hold.ts';
import { authorizeResident, may } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import { keepDraft } from '../../queries/comments/readers.ts';
import { removeComment } from '../../queries/comments.ts';
import { deleteFile } from '../../queries/files.ts';
import { lockCase, moveCase, noteChange, type Case } from '../../queries/moderation/cases.ts';
import { changeHeldText, heldText } from '../../queries/moderation/held-text.ts';
import { findHeld, findingsIn, heldOf, showHeld } from '../../queries/moderation/holds.ts';
import { findItem, holdItem, type Item } from '../../queries/moderation/items.ts';
import { toSafeHtml } from '../../markdown.ts';
import { release } from '../polls/looking.ts';
import { publishHeld } from './holding.ts';
import { withPollText } from './poll-text.ts';
import { keepFindings, screenWriting } from './screening.ts';
import { settleHold } from './settling.ts';

/** Whether this waits to be looked at, and is the viewer's. Open to all. */
export async function isWaiting({ db, city, actor }: Context, contentId: number): Promise<boolean> {
	const me = residentId(actor);
	if (me === null) return false;
	const held = await findHeld(db, { cityId: city.id, contentId });
	return held !== undefined && isOf(actor, held);
}

/**
 * Where, below the city's address, its author finds what waited and waits no more: in its place, or among the
 * decisions when it was not published. Null for others, and while it waits. Open to all.
 */
export async function whereWaited(
	{ db, city, actor }: Context,
	contentId: number
): Promise<string | null> {
	const me = residentId(actor);
	const item = me === null ? undefined : await findItem(db, { cityId: city.id, contentId });
	if (!item || item.authorId !== me) return null;
	if (item.hiddenBy !== null) return 'statements';
	const isPublished = item.heldBy === null && item.publishedAt !== null;
	return isPublished ? placeOfContent(item) : null;
}

/** What of one's own waits to be looked at, the newest first; nothing of a visitor. Open to all. */
export async function listWaiting({ db, city, actor }: Context) {
	return residentId(actor) === null ? [] : heldOf(db, city.id, actor, 20);
}

/**
 * Something that waits, with the reasons and the clock: for its author, of a poll for all who prepare it, and
 * for facilitators. @throws NotFound
 */
export async function readWaiting({ db, city, actor }: Context, contentId: number) {
	const key = { cityId: city.id, contentId };
	const held = await findHeld(db, key);
	const isMine = held !== undefined && isOf(actor, held);
	if (!held || (!isMine && !may(actor, 'moderate'))) throw new NotFound();
	const [item, findings, text] = await Promise.all([
		findItem(db, key),
		findingsIn(db, { cityId: city.id, caseId: held.caseId }),
		heldText(db, key)
	]);
	if (!item) throw new NotFound();
	return { held, item: await withPollText(db, city.id, item), findings, isMine, text };
}

/**
 * Puts other words in the place of one's own that wait. When nothing in them has to be looked at any more they
 * are published at once.
 * @returns whether they still wait, and where they are read otherwise
 * @throws NotFound when they do not wait, Conflict when they are to be considered first
 */
export async function changeWaiting(
	context: Context,
	contentId: number,
	fields: HeldText
): Promise<{ page: string; waits: boolean }> {
	return onHeld(context, contentId, async (trx, { item }) => {
		const writer = authorizeResident(context.actor, 'write comment');
		const { language, groupId, heldBy } = item;
		const key = { cityId: context.city.id, contentId };
		if (item.kind !== 'comment' && item.kind !== 'thread') throw new Conflict('held_elsewhere');
		await changeHeldText(trx, key, item.kind, { ...fields, html: toSafeHtml(fields.body) });
		const screened = await screenWriting(trx, context, writer, {
			text: `${fields.title}\n${fields.body}`,
			language,
			groupId,
			considered: fields.considered
		});
		await keepFindings(trx, context, { ...key, groupId, heldBy }, screened);
		await noteChange(trx, context.city.id, contentId);
		const waits = screened.holdHours !== null;
		if (!waits) await publishHeld(trx, context, item, 'taken back');
		return { page: placeOfContent(item) ?? '', waits };
	});
}

/**
 * Takes back one's own comment, proposal or poll that waits: its words become a draft again.
 * @returns where they are a draft now
 * @throws NotFound when it does not wait, Conflict for what has no draft, or when it is decided
 */
export async function takeBackWaiting(
	context: Context,
	contentId: number
): Promise<{ page: string }> {
	return onHeld(context, contentId, async (trx, { item, held }) => {
		const { city, now } = context;
		const key = { cityId: city.id, contentId };
		let page = placeOfContent(item) ?? '';
		if (item.kind === 'comment') {
			const { threadId, parentId, body } = await heldText(trx, key);
			if (threadId === null) throw new NotFound();
			const draft = { residentId: asResident(context.actor).id, parentId, body, at: now };
			await keepDraft(trx, { cityId: city.id, threadId }, draft);
			page = `threads/${threadId}`;
			await removeComment(trx, { cityId: city.id, commentId: contentId }, now);
			if (item.pictureId !== null)
				await deleteFile(trx, { cityId: city.id, fileId: item.pictureId });
		} else if (item.kind !== 'proposal' && item.kind !== 'poll')
			throw new Conflict('held_elsewhere');
		if (item.kind === 'poll') await release(trx, context, item);
		else await settleHold(trx, context, item, 'taken back');
		if (item.kind === 'proposal') await showHeld(trx, key);
		const state = next(held.state, 'text taken back');
		await moveCase(trx, { cityId: city.id, caseId: held.id }, state);
		return { page };
	});
}

/** Does something to one's own content that waits, its case and itself held, and records it. @throws NotFound */
async function onHeld<T>(
	{ db, city, actor }: Context,
	contentId: number,
	work: (trx: Trx, on: { item: Item; held: Case }) => Promise<T>
): Promise<T> {
	const me = asResident(actor);
	return db.transaction().execute(async (trx) => {
		const key = { cityId: city.id, contentId };
		const seen = await findHeld(trx, key);
		if (!seen || !isOf(me, seen)) throw new NotFound();
		// The case first, as whoever decides does.
		const held = await lockCase(trx, { cityId: city.id, caseId: seen.caseId });
		const item = await holdItem(trx, key);
		const now = await findHeld(trx, key);
		if (!held || !item || now?.holdId !== seen.holdId) throw new NotFound();
		const done = await work(trx, { item, held });
		await recordActivity(trx, {
			cityId: city.id,
			actorId: me.id,
			verb: 'change waiting',
			contentId
		});
		return done;
	});
}

/** Whether it is theirs: they wrote it, or it is a poll that they prepare with others. */
function isOf(
	actor: Actor,
	{
		kind,
		authorId,
		groupId
	}: { kind: ContentKind; authorId: number | null; groupId: number | null }
): boolean {
	if (authorId !== null && authorId === residentId(actor)) return true;
	return (
		kind === 'poll' && !isStaff(actor) && may(actor, 'open poll', { groupId: groupId ?? undefined })
	);
}

import { residentId } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { ThreadFields } from '#lib/domain/thread/writing.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { toSafeHtml } from '../../markdown.ts';
import { recordActivity } from '../../queries/activity.ts';
import { findComment } from '../../queries/comments.ts';
import { moveBranch, recountComments, threadsBeside } from '../../queries/threads/moving.ts';
import { insertThread, type LockedThread } from '../../queries/threads.ts';
import { threadToActIn } from '../threads/beginning.ts';
import { readThread } from '../threads/showing.ts';

/** A comment that begins a branch, and the discussions of its group to which it can go. @throws NotFound, Forbidden, Conflict for an answer */
export async function openMove(context: Context, id: number) {
	const comment = await branchToMove(context, id);
	const key = { cityId: context.city.id, threadId: comment.threadId };
	const [{ thread }, threads] = await Promise.all([
		readThread(context, comment.threadId),
		threadsBeside(context.db, key, comment.groupId)
	]);
	return { comment, thread, threads };
}

/**
 * Puts a comment with all its answers into another open discussion of the same group. Addresses for good
 * go on leading to them. @throws NotFound, Forbidden, Conflict
 */
export async function moveComment(context: Context, id: number, to: number): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const { threadId } = await branchToMove({ ...context, db: trx }, id);
		if (to === threadId) throw new Conflict('comment_there_already');
		const held = new Map<number, LockedThread>();
		// Always in the order of their ids: two who move at once do not wait for each other.
		for (const thread of [threadId, to].sort((one, other) => one - other))
			held.set(thread, await threadToActIn(trx, context, thread));
		const [from, target] = [held.get(threadId), held.get(to)];
		if (!from || !target || target.groupId !== from.groupId || target.subjectId !== null)
			throw new NotFound();
		if (target.state !== 'open') throw new Conflict('thread_closed');
		await put(trx, context, { id, threadId, groupId: from.groupId }, to, 'move comment');
	});
}

/** Lets a discussion of its own begin with a comment and all its answers. @returns the new thread's id */
export async function splitOff(
	context: Context,
	id: number,
	{ title, body, language }: ThreadFields
): Promise<number> {
	const { city, actor, now: at } = context;
	return context.db.transaction().execute(async (trx) => {
		const { threadId } = await branchToMove({ ...context, db: trx }, id);
		const { groupId } = await threadToActIn(trx, context, threadId);
		const thread = await insertThread(trx, {
			cityId: city.id,
			groupId,
			authorId: residentId(actor),
			subject: null,
			title,
			body,
			html: toSafeHtml(body),
			language,
			at
		});
		await put(trx, context, { id, threadId, groupId }, thread, 'split thread');
		return thread;
	});
}

async function branchToMove({ db, city, actor }: Context, id: number) {
	const comment = await findComment(db, { cityId: city.id, commentId: id, viewer: actor });
	if (!comment) throw new NotFound();
	authorize(actor, 'run thread', { groupId: comment.groupId ?? undefined });
	if (comment.parentId !== null) throw new Conflict('comment_is_answer');
	return comment;
}

async function put(
	trx: Trx,
	{ city, actor }: Context,
	branch: { id: number; threadId: number; groupId: number | null },
	to: number,
	verb: string
): Promise<void> {
	const key = { cityId: city.id, threadId: branch.threadId };
	const moved = await moveBranch(trx, key, { topId: branch.id, to });
	// Somebody moved it between the question and the act.
	if (moved === 0) throw new Conflict('thread_state_changed');
	await recountComments(trx, city.id, [branch.threadId, to]);
	await recordActivity(trx, {
		cityId: city.id,
		actorId: residentId(actor),
		verb,
		groupId: branch.groupId ?? undefined,
		contentId: branch.id
	});
}

import { residentId } from '#lib/domain/actor.ts';
import { Conflict, Forbidden, NotFound } from '#lib/domain/errors.ts';
import { authorize, authorizeResident, type Act } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { recordActivity } from '../../queries/activity.ts';
import { deleteAgreement, insertAgreement } from '../../queries/comments/readers.ts';
import { findComment, lockComment, markComment } from '../../queries/comments.ts';

/** Agrees with a comment; doing so again changes nothing. @throws NotFound, SignInRequired */
export async function agreeWithComment(context: Context, id: number): Promise<void> {
	await agreement(context, id, insertAgreement);
}

/** Agrees no more. */
export async function takeBackAgreement(context: Context, id: number): Promise<void> {
	await agreement(context, id, deleteAgreement);
}

/** Puts a comment that begins a branch before all others. @throws Conflict for an answer */
export async function pinComment(context: Context, id: number): Promise<void> {
	await mark(context, id, 'pin comment', 'run thread', { pinnedAt: context.now });
}

export async function unpinComment(context: Context, id: number): Promise<void> {
	await mark(context, id, 'unpin comment', 'run thread', { pinnedAt: null });
}

/** Marks one's own comment as the word of the city. @throws Forbidden for who does not speak for it, or did not write it */
export async function makeOfficial(context: Context, id: number): Promise<void> {
	await mark(context, id, 'make comment official', 'speak for city', { isOfficial: true });
}

export async function makeUnofficial(context: Context, id: number): Promise<void> {
	await mark(context, id, 'make comment unofficial', 'speak for city', { isOfficial: false });
}

async function agreement(
	{ db, city, actor }: Context,
	id: number,
	change: typeof insertAgreement
): Promise<void> {
	const key = { cityId: city.id, commentId: id };
	await db.transaction().execute(async (trx) => {
		const comment = await findComment(trx, { ...key, viewer: actor });
		if (!comment) throw new NotFound();
		const { id: resident } = authorizeResident(actor, 'agree with comment');
		if (comment.removedAt) throw new Conflict('comment_gone');
		await change(trx, key, resident);
	});
}

async function mark(
	{ db, city, actor }: Context,
	id: number,
	verb: string,
	act: Act,
	marks: { pinnedAt?: Date | null; isOfficial?: boolean }
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		const comment = await lockComment(trx, { cityId: city.id, commentId: id, viewer: actor });
		if (!comment) throw new NotFound();
		authorize(actor, act, { groupId: comment.groupId ?? undefined });
		if (comment.removedAt) throw new Conflict('comment_gone');
		if (marks.isOfficial && comment.authorId !== residentId(actor)) throw new Forbidden();
		if (marks.pinnedAt && comment.parentId !== null) throw new Conflict('comment_is_answer');
		await markComment(trx, { cityId: city.id, commentId: id }, marks);
		await recordActivity(trx, {
			cityId: city.id,
			actorId: residentId(actor),
			verb,
			groupId: comment.groupId ?? undefined,
			contentId: id
		});
	});
}

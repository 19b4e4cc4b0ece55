import { NotFound } from '#lib/domain/errors.ts';
import type { Context } from '../../context.ts';
import { findComment } from '../../queries/comments.ts';
import { followSubject, stopFollowing } from '../follows.ts';

/** Follows what the writer of this comment writes. @throws NotFound, SignInRequired */
export async function followWriter(context: Context, id: number): Promise<void> {
	await followSubject(context, { kind: 'person', id: await writerOf(context, id) });
}

/** Follows it no more. @throws NotFound, SignInRequired */
export async function stopFollowingWriter(context: Context, id: number): Promise<void> {
	await stopFollowing(context, { kind: 'person', id: await writerOf(context, id) });
}

async function writerOf({ db, city, actor }: Context, commentId: number): Promise<number> {
	const comment = await findComment(db, { cityId: city.id, commentId, viewer: actor });
	if (!comment?.authorId || comment.removedAt) throw new NotFound();
	return comment.authorId;
}

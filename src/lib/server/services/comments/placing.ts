import { NotFound } from '#lib/domain/errors.ts';
import type { Context } from '../../context.ts';
import { findComment } from '../../queries/comments.ts';

/**
 * Where a comment stands for good: its thread, the head of its branch, and itself. Open to all who can
 * read it. @throws NotFound
 */
export async function placeComment({ db, city, actor }: Context, id: number) {
	const comment = await findComment(db, { cityId: city.id, commentId: id, viewer: actor });
	if (!comment) throw new NotFound();
	const { threadId, topId } = comment;
	return { threadId, topId, id };
}

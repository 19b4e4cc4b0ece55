import type { Db } from '../../database/connect.ts';
import type { CommentKey } from '../comments.ts';

/** A comment as others are told of it; undefined when its words are gone, or nobody here wrote it. */
export async function announcedComment(db: Db, { cityId, commentId }: CommentKey) {
	const found = await db
		.selectFrom('comment')
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'comment.city_id').onRef('content.id', '=', 'comment.id')
		)
		.innerJoin('thread', (join) =>
			join
				.onRef('thread.city_id', '=', 'comment.city_id')
				.onRef('thread.id', '=', 'comment.thread_id')
		)
		.leftJoin('content as answered', (join) =>
			join
				.onRef('answered.city_id', '=', 'comment.city_id')
				.onRef('answered.id', '=', 'comment.parent_id')
		)
		.where('comment.city_id', '=', cityId)
		.where('comment.id', '=', commentId)
		.where('comment.removed_at', 'is', null)
		.where('content.author_id', 'is not', null)
		.select([
			'comment.id',
			'comment.thread_id as threadId',
			'thread.subject_id as subjectId',
			'content.group_id as groupId',
			'content.author_id as authorId',
			'comment.body',
			'comment.parent_id as parentId',
			'answered.author_id as answeredId'
		])
		.$narrowType<{ authorId: number }>()
		.executeTakeFirst();
	if (!found) return undefined;
	const { parentId, answeredId, ...comment } = found;
	return { ...comment, parent: parentId === null ? null : { authorId: answeredId } };
}

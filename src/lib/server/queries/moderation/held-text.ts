import type { Db } from '../../database/connect.ts';
import type { ItemKey } from './items.ts';

/** What somebody wrote and still can change while it waits, and where a comment stands. */
export async function heldText(db: Db, { cityId, contentId }: ItemKey) {
	const found = await db
		.selectFrom('content')
		.leftJoin('comment', (join) =>
			join.onRef('comment.city_id', '=', 'content.city_id').onRef('comment.id', '=', 'content.id')
		)
		.leftJoin('thread', (join) =>
			join.onRef('thread.city_id', '=', 'content.city_id').onRef('thread.id', '=', 'content.id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.id', '=', contentId)
		.select((eb) => [
			'comment.thread_id as threadId',
			'comment.parent_id as parentId',
			eb.fn.coalesce('thread.title', eb.val('')).as('title'),
			eb.fn.coalesce('comment.body', 'thread.body', eb.val('')).as('body')
		])
		.executeTakeFirst();
	return found ?? { threadId: null, parentId: null, title: '', body: '' };
}

/** Puts other words in the place of those that nobody else has read: no former version is kept. */
export async function changeHeldText(
	db: Db,
	{ cityId, contentId }: ItemKey,
	kind: 'comment' | 'thread',
	{ title, body, html }: { title: string; body: string; html: string }
): Promise<void> {
	const words = { body, body_html: html };
	await (
		kind === 'comment'
			? db
					.updateTable('comment')
					.set(words)
					.where('city_id', '=', cityId)
					.where('id', '=', contentId)
			: db
					.updateTable('thread')
					.set({ ...words, title })
					.where('city_id', '=', cityId)
					.where('id', '=', contentId)
	).execute();
}

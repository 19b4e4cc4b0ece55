import type { Context } from '../../context.ts';
import { findThread } from '../../queries/threads.ts';

/** What a page says of the thread about it. Open to all who read the page. */
export async function announceThread({ db, city, actor }: Context, subjectId: number) {
	const thread = await findThread(db, { cityId: city.id, id: subjectId, viewer: actor });
	return {
		id: subjectId,
		comments: thread?.comments ?? 0,
		state: thread?.state ?? 'open',
		lastCommentAt: thread?.lastCommentAt ?? null
	};
}
export type AnnouncedThread = Awaited<ReturnType<typeof announceThread>>;

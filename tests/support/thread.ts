import type { CommentFields } from '#lib/domain/comment.ts';
import type { Context } from '#lib/server/context.ts';
import { startThread } from '#lib/server/services/threads/beginning.ts';
import { writeComment } from '#lib/server/services/comments/writing.ts';

/** A discussion in a group. @returns its id */
export async function aThread(
	starter: Context,
	groupId: number,
	title = 'How quiet should the park be?'
): Promise<number> {
	return startThread(starter, groupId, { title, body: 'After **ten** at night?', language: 'en' });
}

/** Somebody says something in a thread, or answers `to`. @returns the comment's id */
export async function say(
	writer: Context,
	thread: number,
	body: string,
	{ to, ...wishes }: Partial<CommentFields> & { to?: number } = {}
): Promise<number> {
	const parent = to === undefined ? '' : String(to);
	return writeComment(writer, thread, { body, parent, stance: '', language: 'en', ...wishes });
}

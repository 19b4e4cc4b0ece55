import { sql } from 'kysely';
import type { Db, Trx } from '../../database/connect.ts';
import type { SoughtThread } from '../threads.ts';
import { canReadContent, isNotHidden } from '../visibility.ts';

/** The channel on which processes tell each other that somebody wrote in a thread. */
export const arrivals = 'comment_written';

/** A thread by its own id or by that of what it is about. */
export interface NamedThread {
	cityId: number;
	id: number;
}

/** Tells every process, once this transaction is done, that a comment has come. */
export async function announceComment(
	trx: Trx,
	thread: { cityId: number; threadId: number; subjectId: number | null }
): Promise<void> {
	const names = [thread.threadId, thread.subjectId].filter((id) => id !== null);
	const payload = JSON.stringify({ cityId: thread.cityId, names });
	await sql`select pg_notify(${arrivals}, ${payload})`.execute(trx);
}

/** The threads that a payload of `announceComment` names. */
export function announced(payload: string): NamedThread[] {
	const { cityId, names } = JSON.parse(payload) as { cityId: number; names: number[] };
	return names.map((id) => ({ cityId, id }));
}

/** Comments of a thread behind one of them, in the order in which they came. */
export async function commentsAfter(
	db: Db,
	{ cityId, id }: NamedThread,
	after: number,
	limit: number
): Promise<number[]> {
	const rows = await db
		.selectFrom('thread')
		.innerJoin('comment', (join) =>
			join
				.onRef('comment.city_id', '=', 'thread.city_id')
				.onRef('comment.thread_id', '=', 'thread.id')
		)
		.where('thread.city_id', '=', cityId)
		.where((eb) => eb.or([eb('thread.id', '=', id), eb('thread.subject_id', '=', id)]))
		.where('comment.id', '>', after)
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'comment.city_id').onRef('content.id', '=', 'comment.id')
		)
		.where('comment.removed_at', 'is', null)
		.where(isNotHidden())
		.orderBy('comment.id')
		.limit(limit)
		.select('comment.id')
		.execute();
	return rows.map((row) => row.id);
}

/** Whether this viewer may read the thread, or what it is about. */
export async function mayRead(db: Db, { cityId, id, viewer }: SoughtThread): Promise<boolean> {
	const found = await db
		.selectFrom('content')
		.where('content.city_id', '=', cityId)
		.where('content.id', '=', id)
		.where('content.kind', 'in', ['thread', 'proposal', 'poll'])
		.where(canReadContent(viewer))
		.select('content.id')
		.executeTakeFirst();
	return found !== undefined;
}

import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { ThreadKey } from '../threads.ts';

/** Puts a branch, its head with all answers, into another thread. @returns how many comments moved */
export async function moveBranch(
	db: Db,
	{ cityId, threadId }: ThreadKey,
	branch: { topId: number; to: number }
): Promise<number> {
	const moved = await db
		.updateTable('comment')
		.set({ thread_id: branch.to, pinned_at: null })
		.where('city_id', '=', cityId)
		.where('thread_id', '=', threadId)
		.where('top_id', '=', branch.topId)
		.returning('id')
		.execute();
	const ids = moved.map(({ id }) => id);
	if (ids.length > 0)
		await db
			.updateTable('comment_draft')
			.set({ thread_id: branch.to })
			.where('city_id', '=', cityId)
			.where('thread_id', '=', threadId)
			.where('parent_id', 'in', ids)
			.execute();
	return ids.length;
}

/** On `comment` and its `content`: it is neither deleted nor hidden. */
const counts = sql`comment.removed_at is null and content.hidden_by is null and content.hidden_above = 0`;

/** Counts anew what lists show of these threads. */
export async function recountComments(
	db: Db,
	cityId: number,
	threads: readonly number[]
): Promise<void> {
	await sql`
		update thread_figures as figures
		set comments = counted.comments, last_comment_at = counted.last
		from (
			select thread.id, count(comment.id) filter (where ${counts}) as comments,
				max(content.published_at) filter (where ${counts}) as last
			from thread
			left join comment on comment.city_id = thread.city_id and comment.thread_id = thread.id
			left join content on content.city_id = comment.city_id and content.id = comment.id
			where thread.city_id = ${cityId} and thread.id = any(${[...threads]}::bigint[])
			group by thread.id
		) as counted
		where figures.city_id = ${cityId} and figures.thread_id = counted.id`.execute(db);
}

/** Threads that stand alone in the same group, beside one: where a branch of it can go. */
export async function threadsBeside(
	db: Db,
	{ cityId, threadId }: ThreadKey,
	groupId: number | null
) {
	return db
		.selectFrom('content')
		.innerJoin('thread', (join) =>
			join.onRef('thread.city_id', '=', 'content.city_id').onRef('thread.id', '=', 'content.id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.group_id', 'is not distinct from', groupId)
		.where('thread.subject_id', 'is', null)
		.where('thread.state', '=', 'open')
		.where('thread.closed_by', 'is', null)
		.where('thread.id', '<>', threadId)
		.orderBy('thread.id', 'desc')
		.limit(100)
		.select(['thread.id', 'thread.title', 'content.language'])
		.execute();
}

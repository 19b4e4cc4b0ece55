import { sql, type RawBuilder } from 'kysely';
import type { ContentKind } from '#lib/domain/content.ts';
import type { Db } from '../../database/connect.ts';
import type { ItemKey } from './items.ts';

/** Holds the discussions that an item is, is part of, or has, against everybody who writes in them. */
export async function holdThreads(
	db: Db,
	item: ItemKey & { kind: ContentKind }
): Promise<number[]> {
	const threads = await sql<{ id: number }>`
		select id from thread where city_id = ${item.cityId} and id in (${threadsOf(item)})
		order by id for no key update`.execute(db);
	return threads.rows.map(({ id }) => id);
}

/** Hides held content by a decision, and counts that for all that hangs below it. */
export async function hide(
	db: Db,
	item: ItemKey & { kind: ContentKind },
	decisionId: number
): Promise<void> {
	await mark(db, item, decisionId, 1);
}

/** Shows it again: the exact reverse. */
export async function show(db: Db, item: ItemKey & { kind: ContentKind }): Promise<void> {
	await mark(db, item, null, -1);
}

async function mark(
	db: Db,
	item: ItemKey & { kind: ContentKind },
	hiddenBy: number | null,
	by: 1 | -1
): Promise<void> {
	const { cityId, contentId } = item;
	await db
		.updateTable('content')
		.set({ hidden_by: hiddenBy })
		.where('city_id', '=', cityId)
		.where('id', '=', contentId)
		.execute();
	await sql`
		update content set hidden_above = hidden_above + ${by}
		where city_id = ${cityId} and id in (${below(item)})`.execute(db);
}

/**
 * All that hangs below: the discussion of a thing, the comments of a thread, the answers to a comment; below a
 * former version, nothing.
 */
function below({ cityId, contentId, kind }: ItemKey & { kind: ContentKind }): RawBuilder<unknown> {
	if (kind === 'comment')
		return sql`
			with recursive answer (id) as (
				select id from comment where city_id = ${cityId} and parent_id = ${contentId}
				union all
				select comment.id from answer
				join comment on comment.city_id = ${cityId} and comment.parent_id = answer.id
			) select id from answer`;
	const comments = sql`
		select comment.id from comment join thread
			on thread.city_id = comment.city_id and thread.id = comment.thread_id
		where thread.city_id = ${cityId}`;
	return kind === 'thread'
		? sql`${comments} and thread.id = ${contentId}`
		: sql`${comments} and thread.subject_id = ${contentId}
			union all select id from thread where city_id = ${cityId} and subject_id = ${contentId}`;
}

function threadsOf({
	cityId,
	contentId,
	kind
}: ItemKey & { kind: ContentKind }): RawBuilder<{ id: number }> {
	if (kind === 'comment')
		return sql`select thread_id as id from comment where city_id = ${cityId} and id = ${contentId}`;
	return sql`select id from thread where city_id = ${cityId}
		and ${kind === 'thread' ? sql`id` : sql`subject_id`} = ${contentId}`;
}

import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { CommentKey } from '../comments.ts';
import type { ThreadKey } from '../threads.ts';

/** @returns whether it is new: agreeing again changes nothing */
export async function insertAgreement(
	db: Db,
	{ cityId, commentId }: CommentKey,
	residentId: number
): Promise<boolean> {
	const added = await db
		.insertInto('agreement')
		.values({ city_id: cityId, comment_id: commentId, resident_id: residentId })
		.onConflict((conflict) => conflict.doNothing())
		.returning('comment_id')
		.executeTakeFirst();
	if (added) await count(db, { cityId, commentId }, 1);
	return added !== undefined;
}

/** @returns whether there was one to take back */
export async function deleteAgreement(
	db: Db,
	{ cityId, commentId }: CommentKey,
	residentId: number
): Promise<boolean> {
	const gone = await db
		.deleteFrom('agreement')
		.where('city_id', '=', cityId)
		.where('comment_id', '=', commentId)
		.where('resident_id', '=', residentId)
		.returning('comment_id')
		.executeTakeFirst();
	if (gone) await count(db, { cityId, commentId }, -1);
	return gone !== undefined;
}

async function count(db: Db, { cityId, commentId }: CommentKey, by: number): Promise<void> {
	await db
		.updateTable('comment')
		.set((eb) => ({ agrees: eb('agrees', '+', by) }))
		.where('city_id', '=', cityId)
		.where('id', '=', commentId)
		.execute();
}

/** What a reader left behind in a thread: how far they had read, what came since, and the texts they began. */
export async function readerIn(db: Db, { cityId, threadId }: ThreadKey, residentId: number) {
	const { rows } = await sql<{
		readTo: number | null;
		unread: number[];
		drafts: { parent: number; body: string }[];
	}>`
		select visit.read_to as "readTo",
			array(select comment.id from comment join content
				on content.city_id = comment.city_id and content.id = comment.id
				where comment.city_id = ${cityId} and comment.thread_id = ${threadId}
				and comment.id > visit.read_to and comment.removed_at is null
				and content.author_id is distinct from ${residentId}
				order by comment.id limit 200) as unread,
			coalesce((select jsonb_agg(jsonb_build_object('parent', parent_id, 'body', body))
				from comment_draft where city_id = ${cityId} and thread_id = ${threadId}
				and resident_id = ${residentId}), '[]') as drafts
		from (select 1) as one left join thread_visit as visit on visit.city_id = ${cityId}
			and visit.thread_id = ${threadId} and visit.resident_id = ${residentId}`.execute(db);
	return rows[0] ?? { readTo: null, unread: [], drafts: [] };
}

/** Notes how far somebody has read; never less far than before. */
export async function noteReading(
	db: Db,
	{ cityId, threadId }: ThreadKey,
	residentId: number,
	readTo: number
): Promise<void> {
	await sql`
		insert into thread_visit (city_id, thread_id, resident_id, read_to)
		values (${cityId}, ${threadId}, ${residentId}, ${readTo})
		on conflict (city_id, thread_id, resident_id) do update
		set read_to = excluded.read_to where thread_visit.read_to < excluded.read_to`.execute(db);
}

/** Keeps what somebody has begun to write; nothing is kept of an empty field. */
export async function keepDraft(
	db: Db,
	{ cityId, threadId }: ThreadKey,
	draft: { residentId: number; parentId: number | null; body: string; at: Date }
): Promise<void> {
	const { residentId, parentId, body, at } = draft;
	if (body === '') return deleteDraft(db, { cityId, threadId }, { residentId, parentId });
	await db
		.insertInto('comment_draft')
		.values({
			city_id: cityId,
			thread_id: threadId,
			resident_id: residentId,
			parent_id: parentId ?? 0,
			body,
			saved_at: at
		})
		.onConflict((conflict) =>
			conflict
				.columns(['city_id', 'thread_id', 'resident_id', 'parent_id'])
				.doUpdateSet({ body, saved_at: at })
		)
		.execute();
}

export async function deleteDraft(
	db: Db,
	{ cityId, threadId }: ThreadKey,
	{ residentId, parentId }: { residentId: number; parentId: number | null }
): Promise<void> {
	await db
		.deleteFrom('comment_draft')
		.where('city_id', '=', cityId)
		.where('thread_id', '=', threadId)
		.where('resident_id', '=', residentId)
		.where('parent_id', '=', parentId ?? 0)
		.execute();
}

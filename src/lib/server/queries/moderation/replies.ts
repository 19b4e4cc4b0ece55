import { sql } from 'kysely';
import type { NewReply } from '#lib/domain/moderation/saved-reply.ts';
import type { Db } from '../../database/connect.ts';

export interface ReplyKey {
	cityId: number;
	replyId: number;
}

/** Who wrote a reply, and when; nobody for what a city begins with. */
export interface Writing {
	by: number | null;
	at: Date;
}

export async function insertReplies(
	db: Db,
	cityId: number,
	replies: readonly NewReply[],
	{ by, at }: Writing
): Promise<void> {
	if (replies.length === 0) return;
	await db
		.insertInto('saved_reply')
		.values(replies.map((reply) => ({ city_id: cityId, ...reply, changed_by: by, changed_at: at })))
		.execute();
}

/** Every reply of a city, those that are in use first. */
export async function listReplies(db: Db, cityId: number) {
	return replies(db, cityId)
		.orderBy(sql`retired_at is not null`)
		.orderBy('language')
		.orderBy('title')
		.orderBy('id')
		.execute();
}
export type SavedReply = Awaited<ReturnType<typeof listReplies>>[number];

export async function findReply(db: Db, { cityId, replyId }: ReplyKey) {
	return replies(db, cityId).where('id', '=', replyId).executeTakeFirst();
}

/** @returns false when it has changed since that version */
export async function updateReply(
	db: Db,
	{ cityId, replyId }: ReplyKey,
	{ version, ...reply }: NewReply & { version: number },
	{ by, at }: Writing
): Promise<boolean> {
	const done = await db
		.updateTable('saved_reply')
		.set((eb) => ({ ...reply, version: eb('version', '+', 1), changed_by: by, changed_at: at }))
		.where('city_id', '=', cityId)
		.where('id', '=', replyId)
		.where('version', '=', version)
		.executeTakeFirst();
	return done.numUpdatedRows > 0n;
}

/** Takes it out of use, or back into it. */
export async function setReplyRetired(
	db: Db,
	{ cityId, replyId }: ReplyKey,
	{ at, by }: { at: Date | null; by: number }
): Promise<void> {
	await db
		.updateTable('saved_reply')
		.set((eb) => ({ retired_at: at, changed_by: by, version: eb('version', '+', 1) }))
		.where('city_id', '=', cityId)
		.where('id', '=', replyId)
		.execute();
}

function replies(db: Db, cityId: number) {
	return db
		.selectFrom('saved_reply')
		.where('city_id', '=', cityId)
		.select(['id', 'rule', 'language', 'title', 'text', 'version', 'retired_at as retiredAt']);
}

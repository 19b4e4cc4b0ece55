import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { residentId, type Actor } from '#lib/domain/actor.ts';
import type { LookedAt } from '#lib/domain/notification/place.ts';
import type { Db } from '../../database/connect.ts';
import { shownTo } from './told.ts';

/** For the header of every page: unread ones, at most `most`, and whether the viewer follows the whole city. */
export async function bellOf(
	db: Db,
	cityId: number,
	viewer: Actor,
	most: number
): Promise<{ unread: number; followsCity: boolean }> {
	const { rows } = await sql<{ unread: number; followsCity: boolean }>`
		select
			(select count(*) from (
				select from ${shownTo(cityId, viewer)} and delivery.read_at is null
				limit ${most}
			) as unread) as unread,
			exists (select from follow
				where follow.city_id = ${cityId} and follow.resident_id = ${residentId(viewer)}::bigint
					and follow.kind = 'city' and not follow.muted) as "followsCity"`.execute(db);
	return rows[0] ?? { unread: 0, followsCity: false };
}

/** All of them, what the viewer can no longer see too: nothing is unread for ever. */
export async function markAllRead(
	db: Db,
	cityId: number,
	viewer: Actor,
	{ upTo, at }: { upTo: number; at: Date }
): Promise<void> {
	await db
		.updateTable('delivery')
		.set({ read_at: at })
		.where('city_id', '=', cityId)
		.where('resident_id', '=', residentId(viewer))
		.where('channel', '=', 'app')
		.where('read_at', 'is', null)
		.where('occurrence_id', '<=', upTo)
		.execute();
}

/** Marks as read what is about one thing; of a discussion, whatever was written in it. @returns how many */
export async function markReadAbout(
	db: Db,
	cityId: number,
	viewer: Actor,
	{ about, at }: { about: LookedAt; at: Date }
): Promise<number> {
	const { numAffectedRows } = await sql`
		update delivery set read_at = ${at}
		from occurrence
		where delivery.city_id = ${cityId}
			and delivery.resident_id = ${residentId(viewer)}::bigint
			and delivery.channel = 'app' and delivery.read_at is null
			and occurrence.city_id = delivery.city_id and occurrence.id = delivery.occurrence_id
			and ${isAbout(about)}`.execute(db);
	return Number(numAffectedRows ?? 0n);
}

function isAbout(about: LookedAt): RawBuilder<SqlBool> {
	if ('rules' in about) return sql`occurrence.kind = 'rules changed'`;
	if ('groupId' in about)
		return sql`(occurrence.content_id is null and occurrence.group_id = ${about.groupId})`;
	return sql`(occurrence.content_id = ${about.contentId} or exists (
		select from comment where comment.city_id = occurrence.city_id
			and comment.id = occurrence.content_id and comment.thread_id = ${about.contentId}))`;
}

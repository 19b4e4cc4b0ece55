import { sql, type RawBuilder } from 'kysely';
import { residentId, type Actor } from '#lib/domain/actor.ts';
import { nearness, type FollowSubject } from '#lib/domain/notification/follow.ts';
import type { Db } from '../database/connect.ts';

/** One resident of a city. */
export interface Follower {
	cityId: number;
	residentId: number;
}

/** Follows, or mutes, because somebody chose to. */
export async function setFollow(
	db: Db,
	follower: Follower,
	subject: FollowSubject,
	{ muted, at }: { muted: boolean; at: Date }
): Promise<void> {
	const chosen = { muted, because: 'chosen', since: at } as const;
	await inserted(db, follower, subject, chosen)
		.onConflict((conflict) => conflict.columns(key).doUpdateSet(chosen))
		.execute();
}

/** Follows no more, as if one never had. */
export async function deleteFollow(
	db: Db,
	{ cityId, residentId }: Follower,
	{ kind, id }: FollowSubject
): Promise<void> {
	await db
		.deleteFrom('follow')
		.where('city_id', '=', cityId)
		.where('resident_id', '=', residentId)
		.where('kind', '=', kind)
		.where('subject_id', '=', id)
		.execute();
}

/** Follows because somebody took part; who follows already, or stopped, is left as they are. */
export async function followOnTakingPart(
	db: Db,
	follower: Follower,
	subject: FollowSubject,
	at: Date
): Promise<void> {
	await inserted(db, follower, subject, { muted: false, because: 'took-part', since: at })
		.onConflict((conflict) => conflict.columns(key).doNothing())
		.execute();
}

const key = ['city_id', 'resident_id', 'kind', 'subject_id'] as const;

function inserted(
	db: Db,
	{ cityId, residentId }: Follower,
	{ kind, id }: FollowSubject,
	how: { muted: boolean; because: 'chosen' | 'took-part'; since: Date }
) {
	const row = { city_id: cityId, resident_id: residentId, kind, subject_id: id };
	return db.insertInto('follow').values({ ...row, ...how });
}

/** Not followed any more because somebody takes part no more: what is wider counts again. */
export async function unfollowOnLeaving(
	db: Db,
	{ cityId, residentId }: Follower,
	{ kind, id }: FollowSubject
): Promise<void> {
	await db
		.deleteFrom('follow')
		.where('city_id', '=', cityId)
		.where('resident_id', '=', residentId)
		.where('kind', '=', kind)
		.where('subject_id', '=', id)
		.where('because', '=', 'took-part')
		.execute();
}

/**
 * As a column beside `content` (and `proposal`, when that is joined): whether the viewer follows it,
 * by the nearest of their rows.
 */
export function followsContent(viewer: Actor, { hasProposal }: { hasProposal: boolean }) {
	const of = hasProposal
		? sql`or (follow.kind = 'category' and follow.subject_id = proposal.category_id)
			or (follow.kind = 'neighbourhood' and follow.subject_id = proposal.neighbourhood_id)`
		: sql``;
	return followed(
		viewer,
		sql`follow.city_id = content.city_id and (
			(follow.kind = 'content' and follow.subject_id = content.id)
			or (follow.kind = 'group' and follow.subject_id = content.group_id)
			or follow.kind = 'city' ${of})`
	);
}

/** As a column beside `content`: whether the viewer follows what its author writes. */
export function followsAuthor(viewer: Actor): RawBuilder<boolean> {
	return followed(
		viewer,
		sql`follow.city_id = content.city_id and follow.kind = 'person'
			and follow.subject_id = content.author_id`
	);
}

/** As a column: whether the viewer follows this group, by its own row or that of the whole city. */
export function followsGroup(
	viewer: Actor,
	{ cityId, groupId }: { cityId: number; groupId: number }
): RawBuilder<boolean> {
	return followed(
		viewer,
		sql`follow.city_id = ${cityId} and (
			(follow.kind = 'group' and follow.subject_id = ${groupId}) or follow.kind = 'city')`
	);
}

/** On `follow`: how near its kind is to what happened (domain/notification/follow.ts). */
export const rankOfFollow = sql<number>`case follow.kind
	when 'content' then ${sql.lit(nearness.content)}
	when 'person' then ${sql.lit(nearness.person)}
	when 'group' then ${sql.lit(nearness.group)}
	when 'category' then ${sql.lit(nearness.category)}
	when 'neighbourhood' then ${sql.lit(nearness.neighbourhood)}
	else ${sql.lit(nearness.city)} end`;

function followed(viewer: Actor, where: RawBuilder<unknown>): RawBuilder<boolean> {
	return sql<boolean>`coalesce((
		select not follow.muted from follow
		where follow.resident_id = ${residentId(viewer)}::bigint and ${where}
		order by ${rankOfFollow}, follow.muted desc
		limit 1
	), false)`;
}

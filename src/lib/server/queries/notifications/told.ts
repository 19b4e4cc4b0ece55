import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { residentId, type Actor } from '#lib/domain/actor.ts';
import { writtenKinds, type KindName } from '#lib/domain/notification/kinds.ts';
import type { ContentKind } from '#lib/domain/content.ts';
import type { Words } from '#lib/domain/words.ts';
import type { Db } from '../../database/connect.ts';
import { rankOfFollow } from '../follows.ts';
import { canReadContent, canReadGroup } from '../visibility.ts';

/** What happened, as a page or a letter tells of it. */
export interface Told {
	id: number;
	kind: KindName;
	at: Date;
	contentId: number | null;
	contentKind: ContentKind | null;
	groupId: number | null;
	/** The discussion it happened in, what that is about, and the comment that was answered. */
	threadId: number | null;
	subjectId: number | null;
	subjectKind: 'proposal' | 'poll' | null;
	parentId: number | null;
	/** Of what was written or is discussed, else of the group; empty for what is about neither. */
	title: string;
	language: string;
	/** Of new rules, what they changed. */
	changes: Words | null;
	groupName: string | null;
	groupLanguage: string | null;
	/** Who did it; shown where the kind is about a person. */
	actorName: string | null;
}

export interface Notification extends Told {
	isRead: boolean;
}

/** The viewer's notifications from before one on, the newest first: of what they may see now. */
export async function notificationsOf(
	db: Db,
	cityId: number,
	viewer: Actor,
	{ before, limit }: { before?: number; limit: number }
): Promise<Notification[]> {
	const { rows } = await sql<Notification>`
		select ${columns}, delivery.read_at is not null as "isRead"
		from ${shownTo(cityId, viewer)}
			${before === undefined ? sql`` : sql`and delivery.occurrence_id < ${before}`}
		order by delivery.occurrence_id desc
		limit ${limit}`.execute(db);
	return rows;
}

/** Of these occurrences those that the viewer may see now, the oldest first, and whether they muted each. */
export async function toldOf(
	db: Db,
	cityId: number,
	viewer: Actor,
	occurrenceIds: readonly number[]
): Promise<(Told & { muted: boolean | null })[]> {
	if (occurrenceIds.length === 0) return [];
	const { rows } = await sql<Told & { muted: boolean | null }>`
		select ${columns}, (
			select follow.muted from follow
			where follow.city_id = occurrence.city_id
				and follow.resident_id = ${residentId(viewer)}::bigint
				and (follow.kind = 'city'
					or (follow.kind = 'content'
						and follow.subject_id in (occurrence.content_id, thread.id, thread.subject_id))
					or (follow.kind = 'person' and follow.subject_id = occurrence.actor_id
						and occurrence.kind = any(${writtenKinds}::text[]))
					or (follow.kind = 'group' and follow.subject_id = occurrence.group_id)
					or (follow.kind = 'category' and follow.subject_id = proposal.category_id)
					or (follow.kind = 'neighbourhood' and follow.subject_id = proposal.neighbourhood_id))
			order by ${rankOfFollow}, follow.muted desc
			limit 1) as muted
		from occurrence ${joins}
		where occurrence.city_id = ${cityId}
			and occurrence.id = any(${[...occurrenceIds]}::bigint[])
			and ${visible(viewer)}
		order by occurrence.id`.execute(db);
	return rows;
}

const columns = sql`
	occurrence.id, occurrence.kind, occurrence.at,
	occurrence.content_id as "contentId", content.kind as "contentKind",
	occurrence.group_id as "groupId",
	thread.id as "threadId", thread.subject_id as "subjectId",
	thread.subject_kind as "subjectKind", comment.parent_id as "parentId",
	coalesce(proposal.title, poll.title, thread.title, partner_group.name, '') as title,
	coalesce(titled.language, partner_group.language, '') as language,
	conduct_rules.changes,
	partner_group.name as "groupName", partner_group.language as "groupLanguage",
	actor.display_name as "actorName"`;

const joins = sql`
	left join content on content.city_id = occurrence.city_id and content.id = occurrence.content_id
	left join comment on comment.city_id = content.city_id and comment.id = content.id
	left join thread on thread.city_id = content.city_id
		and thread.id = coalesce(comment.thread_id, content.id)
	left join content as titled on titled.city_id = content.city_id
		and titled.id = coalesce(thread.subject_id, thread.id, content.id)
	left join proposal on proposal.city_id = titled.city_id and proposal.id = titled.id
	left join poll on poll.city_id = titled.city_id and poll.id = titled.id
	left join partner_group on partner_group.city_id = occurrence.city_id
		and partner_group.id = occurrence.group_id
	left join conduct_rules on conduct_rules.city_id = occurrence.city_id
		and occurrence.kind = 'rules changed'
		and conduct_rules.version = (occurrence.detail->>'rulesVersion')::int
	left join resident as actor on actor.city_id = occurrence.city_id
		and actor.id = occurrence.actor_id`;

/** Everything of the viewer's in the app; a condition may follow. */
export function shownTo(cityId: number, viewer: Actor): RawBuilder<unknown> {
	return sql`delivery
			join occurrence on occurrence.city_id = delivery.city_id
				and occurrence.id = delivery.occurrence_id
			${joins}
		where delivery.city_id = ${cityId}
			and delivery.resident_id = ${residentId(viewer)}::bigint
			and delivery.channel = 'app'
			and ${visible(viewer)}
			and ${isStillDue(viewer)}`;
}

function visible(viewer: Actor): RawBuilder<SqlBool> {
	return sql<SqlBool>`(occurrence.content_id is null or ${canReadContent(viewer)})
		and comment.removed_at is null
		and (occurrence.group_id is null or ${canReadGroup(viewer)})`;
}

/** Nobody is reminded of a poll that is over, or in which they have voted. */
function isStillDue(viewer: Actor): RawBuilder<SqlBool> {
	const accountId = viewer.kind === 'resident' ? viewer.accountId : null;
	return sql<SqlBool>`(occurrence.kind <> 'poll closing soon' or (poll.state = 'open' and not exists (
		select from poll_roll
		where poll_roll.city_id = occurrence.city_id and poll_roll.poll_id = occurrence.content_id
			and poll_roll.voted_by is not null
			and (poll_roll.resident_id = delivery.resident_id or poll_roll.email =
				(select lower(account.email) from account where account.id = ${accountId}::bigint)))))`;
}

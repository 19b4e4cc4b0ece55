import { sql } from 'kysely';
import { residentId, type Actor } from '#lib/domain/actor.ts';
import type { FollowKind } from '#lib/domain/notification/follow.ts';
import type { FollowedKind } from '#lib/domain/content.ts';
import type { Words } from '#lib/domain/words.ts';
import type { Db } from '../database/connect.ts';
import { canReadContent, canReadGroup } from './visibility.ts';

export interface FollowRow {
	kind: FollowKind;
	id: number;
	muted: boolean;
	because: 'chosen' | 'took-part';
	/** Of groups, of people and of what is written. */
	title: string | null;
	language: string | null;
	/** Of categories and neighbourhoods. */
	names: Words | null;
	contentKind: FollowedKind | null;
}

/** What the viewer follows and has muted, as far as they can see it, the newest first. */
export async function followsOf(
	db: Db,
	cityId: number,
	viewer: Actor,
	{ limit }: { limit: number }
): Promise<FollowRow[]> {
	const { rows } = await sql<FollowRow>`
		select follow.kind, follow.subject_id as id, follow.muted, follow.because,
			coalesce(proposal.title, poll.title, thread.title, partner_group.name,
				person.display_name) as title,
			coalesce(titled.language, partner_group.language) as language,
			coalesce(category.names, neighbourhood.names) as names,
			content.kind as "contentKind"
		from follow
			left join content on content.city_id = follow.city_id and content.id = follow.content_id
				and ${canReadContent(viewer)}
			left join thread on thread.city_id = content.city_id and thread.id = content.id
			left join content as titled on titled.city_id = content.city_id
				and titled.id = coalesce(thread.subject_id, content.id)
			left join proposal on proposal.city_id = titled.city_id and proposal.id = titled.id
			left join poll on poll.city_id = titled.city_id and poll.id = titled.id
			left join partner_group on partner_group.city_id = follow.city_id
				and partner_group.id = follow.group_id and ${canReadGroup(viewer)}
			left join resident as person on person.city_id = follow.city_id
				and person.id = follow.person_id
			left join category on category.city_id = follow.city_id and category.id = follow.category_id
			left join neighbourhood on neighbourhood.city_id = follow.city_id
				and neighbourhood.id = follow.neighbourhood_id
		where follow.city_id = ${cityId} and follow.resident_id = ${residentId(viewer)}::bigint
			and num_nonnulls(content.id, partner_group.id, person.id, category.id, neighbourhood.id,
				case when follow.kind = 'city' then 0 end) > 0
		order by follow.since desc, follow.kind, follow.subject_id
		limit ${limit}`.execute(db);
	return rows;
}

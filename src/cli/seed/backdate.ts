import { sql } from 'kysely';
import type { Db } from '#lib/server/database/connect.ts';

/** The log is written by the database's clock; the demo's story began months ago. */
export async function backdateActivity(db: Db): Promise<void> {
	await sql`
		update activity set at = story.at
		from (
			select city_id, proposal_id, resident_id, 'support proposal' as verb, created_at as at from support
			union all
			select city_id, id, author_id, 'publish proposal', published_at from content
			union all
			select city_id, proposal_id, answered_by, 'answer proposal', answered_at from official_answer
		) as story
		where activity.city_id = story.city_id and activity.content_id = story.proposal_id
			and activity.actor_id = story.resident_id and activity.verb = story.verb
			and story.at is not null`.execute(db);
	await sql`
		update activity set at = partner_group.created_at - interval '200 days'
		from partner_group
		where activity.city_id = partner_group.city_id and activity.group_id = partner_group.id
			and activity.verb in ('found group', 'take seat')`.execute(db);
}

/** Who speaks in the demo has lived in it since the story began. */
export async function backdatePeople(db: Db): Promise<void> {
	await sql`update account set created_at = created_at - interval '200 days'`.execute(db);
	await sql`update resident set created_at = created_at - interval '200 days'`.execute(db);
}

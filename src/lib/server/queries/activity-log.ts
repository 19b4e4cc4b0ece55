import { sql } from 'kysely';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { Db } from '../database/connect.ts';

/** A line of the log with the names of what it points at, as they are now. */
export interface ActivityRow {
	id: number;
	at: Date;
	verb: string;
	detail: Record<string, string | number | null>;
	actorName: string | null;
	residentName: string | null;
	groupId: number | null;
	groupName: string | null;
	groupLanguage: TextLanguage | null;
	contentId: number | null;
	/** Of published content alone: nobody reads in a draft of somebody else. */
	title: string | null;
	titleLanguage: TextLanguage | null;
}

/** The log, the newest first. `before` is the last line of the page before. */
export async function listActivity(
	db: Db,
	cityId: number,
	page: { verb?: string; before?: number; limit: number }
): Promise<ActivityRow[]> {
	return db
		.selectFrom('activity')
		.leftJoin('resident as doer', (join) =>
			join.onRef('doer.city_id', '=', 'activity.city_id').onRef('doer.id', '=', 'activity.actor_id')
		)
		.leftJoin('resident as person', (join) =>
			join
				.onRef('person.city_id', '=', 'activity.city_id')
				.onRef('person.id', '=', 'activity.resident_id')
		)
		.leftJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'activity.city_id')
				.onRef('partner_group.id', '=', 'activity.group_id')
		)
		.leftJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'activity.city_id')
				.onRef('content.id', '=', 'activity.content_id')
				.on('content.published_at', 'is not', null)
		)
		.leftJoin('proposal', (join) =>
			join.onRef('proposal.city_id', '=', 'content.city_id').onRef('proposal.id', '=', 'content.id')
		)
		.where('activity.city_id', '=', cityId)
		.$if(page.verb !== undefined, (query) => query.where('activity.verb', '=', page.verb ?? ''))
		.$if(page.before !== undefined, (query) => query.where('activity.id', '<', page.before ?? 0))
		.orderBy('activity.id', 'desc')
		.limit(page.limit)
		.select([
			'activity.id',
			'activity.at',
			'activity.verb',
			'activity.detail',
			'doer.display_name as actorName',
			'person.display_name as residentName',
			'activity.group_id as groupId',
			'partner_group.name as groupName',
			'partner_group.language as groupLanguage',
			'content.id as contentId',
			'proposal.title',
			'content.language as titleLanguage'
		])
		.execute();
}

/** Every verb that the city's log has: read off the index one after the other, whatever its length. */
export async function verbsInLog(db: Db, cityId: number): Promise<string[]> {
	const { rows } = await sql<{ verb: string }>`
		with recursive found as (
			select min(verb) as verb from activity where city_id = ${cityId}
			union all
			select (select min(verb) from activity where city_id = ${cityId} and verb > found.verb)
			from found where found.verb is not null
		)
		select verb from found where verb is not null`.execute(db);
	return rows.map((row) => row.verb);
}

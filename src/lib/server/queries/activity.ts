import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** One line of the log: ids and codes only, never a text or a name. */
export interface ActivityEntry {
	cityId: number;
	actorId: number | null;
	/** The name of the service function in words: `support proposal`. */
	verb: string;
	groupId?: number;
	contentId?: number;
	residentId?: number;
	detail?: Record<string, string | number | null>;
	/** Now, unless the very moment would tell too much. */
	at?: Date;
}

export async function recordActivity(db: Db, entry: ActivityEntry): Promise<void> {
	await db
		.insertInto('activity')
		.values({
			city_id: entry.cityId,
			actor_id: entry.actorId,
			verb: entry.verb,
			group_id: entry.groupId ?? null,
			content_id: entry.contentId ?? null,
			resident_id: entry.residentId ?? null,
			detail: JSON.stringify(entry.detail ?? {}),
			...(entry.at && { at: entry.at })
		})
		.execute();
}

/** Lets go of content that is deleted: its number stays in the detail of what was recorded of it. */
export async function letGoOfContent(db: Db, cityId: number, contentId: number): Promise<void> {
	await sql`
		update activity set content_id = null,
			detail = detail || jsonb_build_object('content', content_id)
		where city_id = ${cityId} and content_id = ${contentId}`.execute(db);
}

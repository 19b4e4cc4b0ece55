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
			detail: JSON.stringify(entry.detail ?? {})
		})
		.execute();
}

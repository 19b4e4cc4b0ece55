import { authorize } from '#lib/domain/permissions.ts';
import type { Context } from '../context.ts';
import { listActivity, verbsInLog, type ActivityRow } from '../queries/activity-log.ts';

/** `discreet`: who did it is not told, since whom one stands behind is nobody's business. */
export interface ActivityEntry extends ActivityRow {
	discreet: boolean;
}

export const activityOnAPage = 50;

const discreetVerbs = ['support proposal', 'take back support'];

/** Who did what when, the newest first, with every verb there is to filter by. @throws Forbidden */
export async function readActivity(
	{ db, city, actor }: Context,
	{ verb, before }: { verb?: string; before?: number } = {}
): Promise<{ entries: ActivityEntry[]; verbs: string[]; next: number | null }> {
	authorize(actor, 'read activity');
	const [found, verbs] = await Promise.all([
		listActivity(db, city.id, { verb, before, limit: activityOnAPage + 1 }),
		verbsInLog(db, city.id)
	]);
	const entries = found.slice(0, activityOnAPage).map(withDiscretion);
	return {
		entries,
		verbs,
		next: found.length > entries.length ? (entries.at(-1)?.id ?? null) : null
	};
}

function withDiscretion(row: ActivityRow): ActivityEntry {
	const discreet = discreetVerbs.includes(row.verb);
	return { ...row, discreet, actorName: discreet ? null : row.actorName };
}

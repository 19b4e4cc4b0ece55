import { residentId } from '#lib/domain/actor.ts';
import { dayIn, momentIn } from '#lib/domain/calendar.ts';
import { requireSoonOver, type LookFirst } from '#lib/domain/moderation/hold.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { recordActivity } from '../../queries/activity.ts';
import { setLookFirst } from '../../queries/groups.ts';
import { seeGroup } from '../steps/groups.ts';

/** A group whose contributions facilitators want to look at first. @throws NotFound, Forbidden */
export async function openLookFirst(context: Context, groupId: number) {
	const group = await seeGroup(context, groupId);
	authorize(context.actor, 'moderate');
	return group;
}

/**
 * From now on, to the end of a day, what is written in a group waits until somebody has looked at it; the
 * group's pages say so, and why. @throws NotFound, Forbidden, Invalid for a day that is over or far away
 */
export async function lookFirst(
	context: Context,
	groupId: number,
	{ until, because }: LookFirst
): Promise<void> {
	const { timeZone } = context.city;
	requireSoonOver(until, dayIn(timeZone, context.now));
	const end = new Date(momentIn(timeZone, `${until}T23:59`).getTime() + 60_000);
	await set(context, groupId, { until: end, because }, 'look first');
}

/** From now on what is written there is shown at once; what waits still waits. @throws NotFound, Forbidden */
export async function lookNoLonger(context: Context, groupId: number): Promise<void> {
	await set(context, groupId, { until: null, because: '' }, 'look no longer');
}

async function set(
	context: Context,
	groupId: number,
	looking: { until: Date | null; because: string },
	verb: string
): Promise<void> {
	const { db, city, actor } = context;
	await openLookFirst(context, groupId);
	await db.transaction().execute(async (trx) => {
		await setLookFirst(trx, { cityId: city.id, groupId }, looking);
		await recordActivity(trx, { cityId: city.id, actorId: residentId(actor), verb, groupId });
	});
}

import type { FollowSubject } from '#lib/domain/notification/follow.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { followOnTakingPart, unfollowOnLeaving } from '../../queries/follows.ts';

/** Whoever takes part follows, in the transaction of the act; who stopped before stays as they are. */
export async function followByTakingPart(
	trx: Db,
	{ city, now }: Pick<Context, 'city' | 'now'>,
	residentId: number,
	subject: FollowSubject
): Promise<void> {
	await followOnTakingPart(trx, { cityId: city.id, residentId }, subject, now);
}

/** Whoever leaves a group stops following it, unless they chose to follow it themselves. */
export async function stopByLeaving(
	trx: Db,
	{ city }: Pick<Context, 'city'>,
	residentId: number,
	groupId: number
): Promise<void> {
	await unfollowOnLeaving(trx, { cityId: city.id, residentId }, { kind: 'group', id: groupId });
}

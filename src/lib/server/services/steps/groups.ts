import { dayIn } from '#lib/domain/calendar.ts';
import { NotFound } from '#lib/domain/errors.ts';
import type { Group } from '#lib/domain/group.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { lockGroup, readableGroup } from '../../queries/groups.ts';

/** Today in the city. */
export function todayOf({ city, now }: Pick<Context, 'city' | 'now'>): string {
	return dayIn(city.timeZone, now);
}

/** The group as the actor sees it. @throws NotFound */
export async function seeGroup({ db, city, actor }: Context, groupId: number): Promise<Group> {
	const group = await readableGroup(db, { cityId: city.id, actor }, groupId);
	if (!group) throw new NotFound();
	return group;
}

/** The same group inside a transaction, held still: see lockGroup. @throws NotFound */
export async function holdGroup(
	trx: Db,
	{ city }: Context,
	groupId: number,
	strength: 'share' | 'update'
): Promise<Group> {
	const group = await lockGroup(trx, { cityId: city.id, groupId }, strength);
	if (!group) throw new NotFound();
	return group;
}

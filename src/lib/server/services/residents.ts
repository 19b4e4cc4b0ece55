import { residentId as idOf, type CityRole } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Context } from '../context.ts';
import { recordActivity } from '../queries/activity.ts';
import { holdAffected } from '../queries/moderation/affected.ts';
import {
	listResidents as selectResidents,
	lockAdmins,
	setRole,
	type ResidentRow
} from '../queries/resident-list.ts';

export type { ResidentRow };

export const residentsOnAPage = 50;

/** The city's residents by name, for who gives out roles. `after` is the last of the page before. @throws Forbidden */
export async function listResidents(
	{ db, city, actor, locale }: Context,
	page: { search: string; role?: CityRole; after?: number }
): Promise<{ residents: ResidentRow[]; next: number | null }> {
	authorize(actor, 'appoint staff');
	const found = await selectResidents(db, city.id, {
		...page,
		locale,
		limit: residentsOnAPage + 1
	});
	const residents = found.slice(0, residentsOnAPage);
	const next = found.length > residents.length ? (residents.at(-1)?.id ?? null) : null;
	return { residents, next };
}

/** Gives a resident another role in the city. @throws Forbidden, NotFound, Conflict for the last admin, and for who is suspended */
export async function changeRole(
	{ db, city, actor, now }: Context,
	residentId: number,
	role: CityRole
): Promise<void> {
	authorize(actor, 'appoint staff');
	await db.transaction().execute(async (trx) => {
		const admins = await lockAdmins(trx, city.id);
		if (role !== 'admin' && admins.length === 1 && admins[0] === residentId)
			throw new Conflict('last_admin');
		const held = await holdAffected(trx, { cityId: city.id, residentId }, now);
		if (role !== 'resident' && held?.isSuspended) throw new Conflict('role_suspended');
		const before = await setRole(trx, { cityId: city.id, residentId, role });
		if (!before) throw new NotFound();
		if (before === role) return;
		await recordActivity(trx, {
			cityId: city.id,
			actorId: idOf(actor),
			verb: 'change role',
			residentId,
			detail: { from: before, to: role }
		});
	});
}

import { Conflict } from '#lib/domain/errors.ts';
import type { GroupRole } from '#lib/domain/actor.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { coordinatorSeats } from '../../queries/coordinators.ts';
import { settleOwnRequest } from '../../queries/join-requests.ts';
import { endSeatsThatAreOver, insertSeat } from '../../queries/seats.ts';
import { followByTakingPart } from './following.ts';
import { todayOf } from './groups.ts';

/**
 * Gives the resident a seat from today on: they follow the group, and a request of theirs that waits
 * is settled by it.
 * @returns its id, undefined when the resident has a seat already
 */
export async function giveSeat(
	trx: Db,
	context: Context,
	seat: { groupId: number; residentId: number; role?: GroupRole }
): Promise<number | undefined> {
	const today = todayOf(context);
	const where = { cityId: context.city.id, groupId: seat.groupId, residentId: seat.residentId };
	await endSeatsThatAreOver(trx, { ...where, today, now: context.now });
	const id = await insertSeat(trx, { ...where, role: seat.role ?? 'member', startsOn: today });
	if (id === undefined) return undefined;
	await settleOwnRequest(trx, { ...where, state: 'accepted', now: context.now });
	await followByTakingPart(trx, context, seat.residentId, { kind: 'group', id: seat.groupId });
	return id;
}

/**
 * Does what may take the last coordinator from a group, whose row is held for update. Without
 * `asLast` (the person has read what it means) it is refused and undone.
 * @returns what the log tells: that the group is without a coordinator because of it
 * @throws Conflict `last_coordinator`
 */
export async function keepingCoordinated(
	trx: Db,
	context: Context,
	{ groupId, asLast }: { groupId: number; asLast: boolean },
	act: () => Promise<void>
): Promise<Record<string, number>> {
	const where = { cityId: context.city.id, groupId, today: todayOf(context) };
	const before = await coordinatorSeats(trx, where);
	await act();
	const after = await coordinatorSeats(trx, where);
	const nobodyIsLeft = before.length > 0 && after.length === 0;
	if (nobodyIsLeft && !asLast) throw new Conflict('last_coordinator');
	return nobodyIsLeft ? { coordinators: 0 } : {};
}

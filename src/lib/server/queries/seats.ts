import { sql, type RawBuilder } from 'kysely';
import type { GroupRole } from '#lib/domain/actor.ts';
import type { Seat } from '#lib/domain/seat.ts';
import type { Db } from '../database/connect.ts';
import { isHeldOn } from './residents.ts';

interface InGroup {
	cityId: number;
	groupId: number;
}

/** On `seat`: it is held on that day (`YYYY-MM-DD`), and so its holder is a member. */
export function heldOn(day: string): RawBuilder<boolean> {
	return isHeldOn(sql`${day}::date`);
}

/** A seat of the group that nobody has ended. */
export async function seatById(
	db: Db,
	{ cityId, groupId, seatId }: InGroup & { seatId: number }
): Promise<Seat | undefined> {
	const row = await selectSeats(db, { cityId, groupId })
		.where('seat.id', '=', seatId)
		.where('seat.ended_at', 'is', null)
		.executeTakeFirst();
	return row && seatFrom(row);
}

/** The resident's seat in the group that nobody has ended, whenever its term is. */
export async function seatOfResident(
	db: Db,
	{ cityId, groupId, residentId }: InGroup & { residentId: number }
): Promise<Seat | undefined> {
	const row = await selectSeats(db, { cityId, groupId })
		.where('seat.resident_id', '=', residentId)
		.where('seat.ended_at', 'is', null)
		.executeTakeFirst();
	return row && seatFrom(row);
}

/**
 * Gives the resident a seat.
 * @returns its id, undefined when the resident has one already: two at once get one
 */
export async function insertSeat(
	db: Db,
	seat: InGroup & { residentId: number; role: GroupRole; startsOn: string }
): Promise<number | undefined> {
	const row = await db
		.insertInto('seat')
		.values({
			city_id: seat.cityId,
			group_id: seat.groupId,
			resident_id: seat.residentId,
			role: seat.role,
			starts_on: seat.startsOn
		})
		.onConflict((conflict) =>
			conflict
				.columns(['city_id', 'group_id', 'resident_id'])
				.where('ended_at', 'is', null)
				.doNothing()
		)
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

export async function updateTerm(
	db: Db,
	seat: InGroup & {
		seatId: number;
		startsOn: string;
		endsOn: string | null;
		substituteFor: number | null;
	}
): Promise<void> {
	await updateSeat(db, seat)
		.set({
			starts_on: seat.startsOn,
			ends_on: seat.endsOn,
			substitute_for: seat.substituteFor
		})
		.execute();
}

export async function updateSeatRole(
	db: Db,
	seat: InGroup & { seatId: number; role: GroupRole }
): Promise<void> {
	await updateSeat(db, seat).set({ role: seat.role }).execute();
}

/** @returns whether it was still there to be ended */
export async function markSeatEnded(
	db: Db,
	seat: InGroup & { seatId: number; now: Date }
): Promise<boolean> {
	const done = await updateSeat(db, seat).set({ ended_at: seat.now }).executeTakeFirst();
	return done.numUpdatedRows > 0n;
}

/** Makes room for a new seat: what the resident had in the group until before `today` is over for good. */
export async function endSeatsThatAreOver(
	db: Db,
	seat: InGroup & { residentId: number; today: string; now: Date }
): Promise<void> {
	await db
		.updateTable('seat')
		.set({ ended_at: seat.now })
		.where('city_id', '=', seat.cityId)
		.where('group_id', '=', seat.groupId)
		.where('resident_id', '=', seat.residentId)
		.where('ended_at', 'is', null)
		.where('ends_on', '<', seat.today)
		.execute();
}

/** Seats of a group with their holders' names. */
export function selectSeats(db: Db, { cityId, groupId }: InGroup) {
	return db
		.selectFrom('seat')
		.innerJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'seat.city_id')
				.onRef('resident.id', '=', 'seat.resident_id')
		)
		.leftJoin('seat as other', (join) =>
			join.onRef('other.city_id', '=', 'seat.city_id').onRef('other.id', '=', 'seat.substitute_for')
		)
		.leftJoin('resident as other_resident', (join) =>
			join
				.onRef('other_resident.city_id', '=', 'other.city_id')
				.onRef('other_resident.id', '=', 'other.resident_id')
		)
		.where('seat.city_id', '=', cityId)
		.where('seat.group_id', '=', groupId)
		.select([
			'seat.id',
			'seat.resident_id as residentId',
			'resident.display_name as displayName',
			'seat.role',
			'seat.starts_on as startsOn',
			'seat.ends_on as endsOn',
			'other.id as otherId',
			'other_resident.display_name as otherName'
		]);
}

type SeatRow = Omit<Seat, 'substituteFor'> & { otherId: number | null; otherName: string | null };

export function seatFrom({ otherId, otherName, ...seat }: SeatRow): Seat {
	const hasOther = otherId !== null && otherName !== null;
	return { ...seat, substituteFor: hasOther ? { id: otherId, displayName: otherName } : null };
}

function updateSeat(db: Db, { cityId, groupId, seatId }: InGroup & { seatId: number }) {
	return db
		.updateTable('seat')
		.where('seat.city_id', '=', cityId)
		.where('seat.group_id', '=', groupId)
		.where('seat.id', '=', seatId)
		.where('seat.ended_at', 'is', null);
}

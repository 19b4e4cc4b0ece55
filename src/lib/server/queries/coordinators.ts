import type { Db } from '../database/connect.ts';
import { heldOn } from './seats.ts';

interface InGroup {
	cityId: number;
	groupId: number;
	/** A day of the city's calendar, `YYYY-MM-DD`. */
	today: string;
}

/** The seats of the coordinators of today. */
export async function coordinatorSeats(
	db: Db,
	{ cityId, groupId, today }: InGroup
): Promise<number[]> {
	const rows = await db
		.selectFrom('seat')
		.where('seat.city_id', '=', cityId)
		.where('seat.group_id', '=', groupId)
		.where('seat.role', '=', 'coordinator')
		.where(heldOn(today))
		.select('seat.id')
		.execute();
	return rows.map((row) => row.id);
}

/** The accounts of the coordinators of today, to write to them. */
export async function coordinatorAccounts(
	db: Db,
	{ cityId, groupId, today }: InGroup
): Promise<number[]> {
	const rows = await db
		.selectFrom('seat')
		.innerJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'seat.city_id')
				.onRef('resident.id', '=', 'seat.resident_id')
		)
		.where('seat.city_id', '=', cityId)
		.where('seat.group_id', '=', groupId)
		.where('seat.role', '=', 'coordinator')
		.where(heldOn(today))
		.select('resident.account_id as accountId')
		.execute();
	return rows.map((row) => row.accountId);
}

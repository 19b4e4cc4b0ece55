import { sql } from 'kysely';
import type { HeldSeat, Resident } from '#lib/domain/actor.ts';
import type { Db } from '../database/connect.ts';

/** The account's person in this city with the seats held on `today` (a day of the city's calendar). */
export async function residentOfAccount(
	db: Db,
	cityId: number,
	accountId: number,
	today: string
): Promise<Resident | undefined> {
	const row = await db
		.selectFrom('resident')
		.where('resident.city_id', '=', cityId)
		.where('resident.account_id', '=', accountId)
		.select((eb) => [
			'resident.id',
			'resident.display_name',
			'resident.role',
			'resident.verified_at',
			eb
				.selectFrom('seat')
				.whereRef('seat.city_id', '=', 'resident.city_id')
				.whereRef('seat.resident_id', '=', 'resident.id')
				.where('seat.ended_at', 'is', null)
				.where('seat.starts_on', '<=', today)
				.where((or) => or.or([or('seat.ends_on', 'is', null), or('seat.ends_on', '>=', today)]))
				.select(
					sql<
						HeldSeat[]
					>`coalesce(json_agg(json_build_object('groupId', seat.group_id, 'role', seat.role)), '[]')`.as(
						's'
					)
				)
				.as('seats')
		])
		.executeTakeFirst();
	return (
		row && {
			kind: 'resident',
			accountId,
			id: row.id,
			displayName: row.display_name,
			role: row.role,
			verified: row.verified_at !== null,
			seats: row.seats ?? []
		}
	);
}

/** Makes the account a resident of the city; harmless when it already is one. */
export async function addResident(
	db: Db,
	resident: { cityId: number; accountId: number; displayName: string }
): Promise<void> {
	await db
		.insertInto('resident')
		.values({
			city_id: resident.cityId,
			account_id: resident.accountId,
			display_name: resident.displayName
		})
		.onConflict((conflict) => conflict.columns(['city_id', 'account_id']).doNothing())
		.execute();
}

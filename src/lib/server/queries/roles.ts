import type { CityRole } from '#lib/domain/actor.ts';
import type { Db } from '../database/connect.ts';

/** Makes the account a resident of the city in that role, whoever it was there before. @returns the resident's id */
export async function placeResident(
	db: Db,
	resident: { cityId: number; accountId: number; displayName: string; role: CityRole }
): Promise<number> {
	const { id } = await db
		.insertInto('resident')
		.values({
			city_id: resident.cityId,
			account_id: resident.accountId,
			display_name: resident.displayName,
			role: resident.role
		})
		.onConflict((conflict) =>
			conflict.columns(['city_id', 'account_id']).doUpdateSet({ role: resident.role })
		)
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

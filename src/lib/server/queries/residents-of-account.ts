import type { Db } from '../database/connect.ts';

/** The cities in which the account is a resident. */
export async function citiesOfAccount(db: Db, accountId: number): Promise<number[]> {
	const rows = await db
		.selectFrom('resident')
		.where('account_id', '=', accountId)
		.select('city_id')
		.execute();
	return rows.map((row) => row.city_id);
}

export async function renameResident(
	db: Db,
	cityId: number,
	accountId: number,
	displayName: string
): Promise<void> {
	await db
		.updateTable('resident')
		.set({ display_name: displayName })
		.where('city_id', '=', cityId)
		.where('account_id', '=', accountId)
		.execute();
}

import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import type { ItemKey } from './moderation/items.ts';
import type { PersonKey } from './moderation/profiles.ts';

/** The cities in which the account is a resident. */
export async function citiesOfAccount(db: Db, accountId: number): Promise<number[]> {
	const rows = await db
		.selectFrom('resident')
		.where('account_id', '=', accountId)
		.select('city_id')
		.execute();
	return rows.map((row) => row.city_id);
}

/** The name that somebody chose in a city, hidden or not, with what decisions make of it. */
export async function nameInCity(db: Db, cityId: number, accountId: number) {
	return db
		.selectFrom('resident')
		.leftJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'resident.city_id')
				.onRef('content.author_id', '=', 'resident.id')
				.on('content.kind', '=', 'profile')
		)
		.where('resident.city_id', '=', cityId)
		.where('resident.account_id', '=', accountId)
		.select((eb) => [
			'resident.id as residentId',
			eb.fn.coalesce('resident.hidden_name', 'resident.display_name').as('name'),
			eb('resident.name_hidden_by', 'is not', null).$castTo<boolean>().as('isHidden'),
			eb('resident.account_hidden_by', 'is not', null).$castTo<boolean>().as('hasHiddenAccount'),
			'content.id as profileId'
		])
		.executeTakeFirst();
}

/** A decision hid another name than the one that comes now: that decision stands, and hides nothing more. */
export async function releaseName(db: Db, { cityId, contentId }: ItemKey): Promise<void> {
	await db
		.updateTable('content')
		.set({ hidden_by: null })
		.where('city_id', '=', cityId)
		.where('id', '=', contentId)
		.execute();
}

/** Another name: before everybody, or behind the neutral one while that stands. */
export async function renameResident(
	db: Db,
	{ cityId, residentId }: PersonKey,
	name: string,
	{ hidden }: { hidden: boolean }
): Promise<void> {
	await db
		.updateTable('resident')
		.set(
			hidden
				? { hidden_name: sql`case when name_hidden_by is null then null else ${name} end` }
				: { display_name: name, hidden_name: null, name_hidden_by: null }
		)
		.where('city_id', '=', cityId)
		.where('id', '=', residentId)
		.execute();
}

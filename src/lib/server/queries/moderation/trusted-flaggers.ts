import { sql } from 'kysely';
import type { FlaggerFields } from '#lib/domain/moderation/trusted-flagger.ts';
import type { Db } from '../../database/connect.ts';

/** One organisation of a city. */
export interface FlaggerKey {
	cityId: number;
	flaggerId: number;
}

const columns = ['id', 'name', 'coordinator', 'country', 'areas', 'since', 'until'] as const;

/** All of them by name, with how many accounts act for each. */
export async function listFlaggers(db: Db, cityId: number) {
	return db
		.selectFrom('trusted_flagger')
		.where('city_id', '=', cityId)
		.orderBy('name')
		.select(columns)
		.select((eb) =>
			eb
				.selectFrom('trusted_flagger_account as acting')
				.whereRef('acting.city_id', '=', 'trusted_flagger.city_id')
				.whereRef('acting.flagger_id', '=', 'trusted_flagger.id')
				.select(sql<number>`count(*)`.as('accounts'))
				.as('accounts')
		)
		.execute();
}

export async function findFlagger(db: Db, { cityId, flaggerId }: FlaggerKey) {
	return db
		.selectFrom('trusted_flagger')
		.where('city_id', '=', cityId)
		.where('id', '=', flaggerId)
		.select(columns)
		.executeTakeFirst();
}

/** @returns its id; undefined when one of that name is recorded */
export async function insertFlagger(
	db: Db,
	cityId: number,
	fields: FlaggerFields,
	at: Date
): Promise<number | undefined> {
	const row = await db
		.insertInto('trusted_flagger')
		.values({ city_id: cityId, ...rowOf(fields), recorded_at: at })
		.onConflict((conflict) => conflict.columns(['city_id', 'name']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

/** @throws the database's own fault when another has that name */
export async function updateFlagger(
	db: Db,
	{ cityId, flaggerId }: FlaggerKey,
	fields: FlaggerFields
): Promise<void> {
	await db
		.updateTable('trusted_flagger')
		.set(rowOf(fields))
		.where('city_id', '=', cityId)
		.where('id', '=', flaggerId)
		.execute();
}

/** Who acts for it, by name. */
export async function accountsOf(db: Db, { cityId, flaggerId }: FlaggerKey) {
	return db
		.selectFrom('trusted_flagger_account as acting')
		.innerJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'acting.city_id')
				.onRef('resident.id', '=', 'acting.resident_id')
		)
		.innerJoin('account', 'account.id', 'resident.account_id')
		.where('acting.city_id', '=', cityId)
		.where('acting.flagger_id', '=', flaggerId)
		.orderBy('resident.display_name')
		.orderBy('resident.id')
		.select(['resident.id', 'resident.display_name as displayName', 'account.email'])
		.execute();
}

/** @returns false when the resident acts for one already */
export async function insertFlaggerAccount(
	db: Db,
	{ cityId, flaggerId }: FlaggerKey,
	residentId: number,
	at: Date
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('trusted_flagger_account')
		.values({ city_id: cityId, flagger_id: flaggerId, resident_id: residentId, added_at: at })
		.onConflict((conflict) => conflict.columns(['city_id', 'resident_id']).doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** @returns whether the resident acted for it */
export async function deleteFlaggerAccount(
	db: Db,
	{ cityId, flaggerId }: FlaggerKey,
	residentId: number
): Promise<boolean> {
	const { numDeletedRows } = await db
		.deleteFrom('trusted_flagger_account')
		.where('city_id', '=', cityId)
		.where('flagger_id', '=', flaggerId)
		.where('resident_id', '=', residentId)
		.executeTakeFirst();
	return numDeletedRows === 1n;
}

/** The resident of the city whose account has this address. */
export async function residentByEmail(
	db: Db,
	cityId: number,
	email: string
): Promise<number | undefined> {
	const row = await db
		.selectFrom('resident')
		.innerJoin('account', 'account.id', 'resident.account_id')
		.where('resident.city_id', '=', cityId)
		.where('account.email', '=', email)
		.select('resident.id')
		.executeTakeFirst();
	return row?.id;
}

/** The organisation for which a resident acts, whether or not it has the status on this day. */
export async function flaggerOfResident(db: Db, cityId: number, residentId: number) {
	return db
		.selectFrom('trusted_flagger_account as acting')
		.innerJoin('trusted_flagger', (join) =>
			join
				.onRef('trusted_flagger.city_id', '=', 'acting.city_id')
				.onRef('trusted_flagger.id', '=', 'acting.flagger_id')
		)
		.where('acting.city_id', '=', cityId)
		.where('acting.resident_id', '=', residentId)
		.select(['trusted_flagger.id', 'trusted_flagger.since', 'trusted_flagger.until'])
		.executeTakeFirst();
}

function rowOf({ until, ...fields }: FlaggerFields) {
	return { ...fields, until: until === '' ? null : until };
}

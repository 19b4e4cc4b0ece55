import { sql, type ExpressionBuilder, type RawBuilder } from 'kysely';
import type { CityRole, HeldSeat, Resident } from '#lib/domain/actor.ts';
import type { Db } from '../database/connect.ts';
import { isSuspendedAt } from './moderation/affected.ts';
import type { Schema } from '../database/schema.ts';

/** A resident as one JSON value, with the seats held today. */
export interface ResidentFacts {
	id: number;
	displayName: string;
	role: CityRole;
	verified: boolean;
	seats: HeldSeat[];
	paused: boolean;
	suspended: boolean;
}

/**
 * As a column beside `city`: who the account is there at `now`, whose day is the city's own. Whoever is
 * suspended has no office meanwhile; whose account was ended there no seat either.
 */
export function residentOfCity(
	_city: ExpressionBuilder<Schema, 'city'>,
	accountId: number | null,
	now: Date
): RawBuilder<ResidentFacts | null> {
	return sql<ResidentFacts | null>`(
		select json_build_object(
			'id', resident.id,
			'displayName', resident.display_name,
			'role', case when ${isSuspendedAt(now)} then 'resident' else resident.role end,
			'verified', resident.verified_at is not null,
			'suspended', ${isSuspendedAt(now)},
			'paused', coalesce(resident.paused_until > ${now}::timestamptz, false),
			'seats', coalesce((
				select json_agg(json_build_object('groupId', seat.group_id, 'role', seat.role))
				from seat
				where seat.city_id = resident.city_id and resident.terminated_by is null
					and seat.resident_id = resident.id
					and ${isHeldOn(sql`(${now}::timestamptz at time zone city.time_zone)::date`)}
			), '[]'))
		from resident
		where resident.city_id = city.id and resident.account_id = ${accountId}::bigint
	)`;
}

/** On `seat`: held on that day, both ends of the term included. */
export function isHeldOn(day: RawBuilder<unknown>): RawBuilder<boolean> {
	return sql<boolean>`(seat.ended_at is null and seat.starts_on <= ${day}
		and (seat.ends_on is null or seat.ends_on >= ${day}))`;
}

export function toResident(facts: ResidentFacts, accountId: number): Resident {
	return { kind: 'resident', accountId, ...facts };
}

/** Makes the account a resident of the city. @returns the id; undefined when it already is one */
export async function addResident(
	db: Db,
	resident: { cityId: number; accountId: number; displayName: string }
): Promise<number | undefined> {
	const added = await db
		.insertInto('resident')
		.values({
			city_id: resident.cityId,
			account_id: resident.accountId,
			display_name: resident.displayName
		})
		.onConflict((conflict) => conflict.columns(['city_id', 'account_id']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return added?.id;
}

/** The account behind a resident who exists. */
export async function accountOfResident(
	db: Db,
	{ cityId, residentId }: { cityId: number; residentId: number }
): Promise<number> {
	const { account_id } = await db
		.selectFrom('resident')
		.where('city_id', '=', cityId)
		.where('id', '=', residentId)
		.select('account_id')
		.executeTakeFirstOrThrow();
	return account_id;
}

/** The accounts of everybody who works for a city, by their ids. */
export async function staffOf(db: Db, cityId: number): Promise<number[]> {
	const rows = await db
		.selectFrom('resident')
		.where('city_id', '=', cityId)
		.where('role', 'in', ['facilitator', 'admin'])
		.orderBy('account_id')
		.select('account_id')
		.execute();
	return rows.map(({ account_id }) => account_id);
}

/** What a resident told of themselves: shown to nobody else. */
export async function factsOfResident(db: Db, cityId: number, residentId: number) {
	return db
		.selectFrom('resident')
		.where('city_id', '=', cityId)
		.where('id', '=', residentId)
		.select(['birth_year as birthYear', 'neighbourhood_id as neighbourhoodId'])
		.executeTakeFirst();
}

export async function updateFactsOfResident(
	db: Db,
	cityId: number,
	residentId: number,
	{ birthYear, neighbourhoodId }: { birthYear: number | null; neighbourhoodId: number | null }
): Promise<void> {
	await db
		.updateTable('resident')
		.set({ birth_year: birthYear, neighbourhood_id: neighbourhoodId })
		.where('city_id', '=', cityId)
		.where('id', '=', residentId)
		.execute();
}

/** Who somebody is in the city, as far as it is for facilitators. */
export async function personOfCity(db: Db, cityId: number, residentId: number) {
	return db
		.selectFrom('resident')
		.where('city_id', '=', cityId)
		.where('id', '=', residentId)
		.select((eb) => [
			'id',
			'display_name as name',
			'hidden_name as hiddenName',
			'created_at as since',
			'paused_until as pausedUntil',
			eb('account_hidden_by', 'is not', null).$castTo<boolean>().as('hasHiddenAccount')
		])
		.executeTakeFirst();
}

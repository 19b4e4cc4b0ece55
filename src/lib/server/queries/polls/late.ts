import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

/** Who was added after opening, by whom, why and on which day (`YYYY-MM-DD`); the first first. */
export async function lateEntries(db: Db, { cityId, pollId }: PollKey) {
	return db
		.selectFrom('poll_roll')
		.innerJoin('resident as adder', (join) =>
			join
				.onRef('adder.city_id', '=', 'poll_roll.city_id')
				.onRef('adder.id', '=', 'poll_roll.added_by')
		)
		.leftJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'poll_roll.city_id')
				.onRef('resident.id', '=', 'poll_roll.resident_id')
		)
		.where('poll_roll.city_id', '=', cityId)
		.where('poll_roll.poll_id', '=', pollId)
		.orderBy('poll_roll.added_on')
		.orderBy('poll_roll.added_why')
		.select((eb) => [
			'adder.display_name as by',
			'poll_roll.added_why as why',
			'poll_roll.added_on as on',
			eb.fn
				.coalesce('resident.display_name', 'poll_roll.email', 'poll_roll.member_number', eb.val(''))
				.as('name')
		])
		.$narrowType<{ why: string; on: string }>()
		.execute();
}

/** How a roll knows somebody: by one of these alone. */
export type RollPlace = { residentId: number } | { email: string } | { memberNumber: string };

/** Somebody in every form in which a roll may know them. */
export interface KnownAs {
	residentId?: number;
	email?: string;
	memberNumber?: string;
}

/** Whether somebody is on the roll, in whatever form. */
export async function isOnRoll(
	db: Db,
	{ cityId, pollId }: PollKey,
	{ residentId, email, memberNumber }: KnownAs
): Promise<boolean> {
	const row = await db
		.selectFrom('poll_roll')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where(
			sql<SqlBool>`(resident_id = ${residentId ?? null}::bigint or email = ${email ?? null}::text
				or member_number = ${memberNumber ?? null}::text)`
		)
		.select('id')
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** A resident with the address of their account; undefined when the city has no such resident. */
export async function residentWithEmail(
	db: Db,
	cityId: number,
	residentId: number
): Promise<{ id: number; email: string } | undefined> {
	return db
		.selectFrom('resident')
		.innerJoin('account', 'account.id', 'resident.account_id')
		.where('resident.city_id', '=', cityId)
		.where('resident.id', '=', residentId)
		.select(['resident.id', sql<string>`lower(account.email)`.as('email')])
		.executeTakeFirst();
}

/** The account with this address, and the resident of the city that it is. */
export async function accountInCity(
	db: Db,
	cityId: number,
	email: string
): Promise<{ displayName: string; residentId: number | null } | undefined> {
	return db
		.selectFrom('account')
		.leftJoin('resident', (join) =>
			join.onRef('resident.account_id', '=', 'account.id').on('resident.city_id', '=', cityId)
		)
		.where('account.email', '=', email)
		.select((eb) => [
			'resident.id as residentId',
			eb.fn.coalesce('resident.display_name', 'account.display_name').as('displayName')
		])
		.executeTakeFirst();
}

/** Puts somebody on the roll of an open poll; `on` is the city's calendar day. */
export async function insertLate(
	db: Db,
	{ cityId, pollId }: PollKey,
	late: { rulesHash: string; place: RollPlace; by: number; why: string; on: string }
): Promise<void> {
	const { place } = late;
	await db
		.insertInto('poll_roll')
		.values({
			city_id: cityId,
			poll_id: pollId,
			rules_hash: late.rulesHash,
			resident_id: 'residentId' in place ? place.residentId : null,
			email: 'email' in place ? place.email : null,
			member_number: 'memberNumber' in place ? place.memberNumber : null,
			added_by: late.by,
			added_why: late.why,
			added_on: late.on
		})
		.execute();
}

import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import { settingsColumn } from './screening.ts';

/** Somebody whom a decision keeps from taking part, held for this transaction: roles are given and accounts ended one after the other. */
export async function holdAffected(
	db: Db,
	{ cityId, residentId }: { cityId: number; residentId: number },
	now: Date
) {
	return db
		.selectFrom('resident')
		.where('city_id', '=', cityId)
		.where('id', '=', residentId)
		.select(['role', isSuspendedAt(now).as('isSuspended'), 'account_hidden_by as accountHiddenBy'])
		.forNoKeyUpdate()
		.executeTakeFirst();
}

/** What is known of somebody who writes at this moment, and what their city chose. */
export async function writerNow(
	db: Db,
	{ cityId, residentId }: { cityId: number; residentId: number },
	now: Date
) {
	return db
		.selectFrom('resident')
		.where('city_id', '=', cityId)
		.where('id', '=', residentId)
		.select([
			isSuspendedAt(now).as('isSuspended'),
			sql<boolean>`resident.role <> 'resident'`.as('isStaff'),
			sql<boolean>`resident.verified_at is not null`.as('isVerified'),
			settingsColumn(cityId).as('settings')
		])
		.executeTakeFirst();
}

/** On `resident`: suspended or ended in this city. */
export const isSuspendedAt = (now: Date) =>
	sql<boolean>`(resident.terminated_by is not null
		or coalesce(resident.suspended_until > ${now}::timestamptz, false))`;

import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';

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
		.select(['role', isSuspendedAt(now).as('isSuspended')])
		.forNoKeyUpdate()
		.executeTakeFirst();
}

/** On `resident`: suspended or ended in this city. */
export const isSuspendedAt = (now: Date) =>
	sql<boolean>`(resident.terminated_by is not null
		or coalesce(resident.suspended_until > ${now}::timestamptz, false))`;

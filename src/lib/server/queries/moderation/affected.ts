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
		.select(['role', isSuspendedAt(now).as('isSuspended'), 'account_hidden_by as accountHiddenBy'])
		.forNoKeyUpdate()
		.executeTakeFirst();
}

/** Whether no decision keeps somebody from taking part at this moment. */
export async function isTakingPart(
	db: Db,
	{ cityId, residentId }: { cityId: number; residentId: number },
	now: Date
): Promise<boolean> {
	const found = await db
		.selectFrom('resident')
		.where('city_id', '=', cityId)
		.where('id', '=', residentId)
		.select(isSuspendedAt(now).as('isSuspended'))
		.executeTakeFirst();
	return found?.isSuspended === false;
}

/** On `resident`: suspended or ended in this city. */
export const isSuspendedAt = (now: Date) =>
	sql<boolean>`(resident.terminated_by is not null
		or coalesce(resident.suspended_until > ${now}::timestamptz, false))`;

import { sql, type SqlBool } from 'kysely';
import type { CityRole } from '#lib/domain/actor.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from '../database/connect.ts';
import { sorted } from './order.ts';

export interface ResidentRow {
	id: number;
	displayName: string;
	email: string;
	role: CityRole;
	verified: boolean;
	createdAt: Date;
}

/** A page of the city's residents by name. `search` is part of a name or the whole address. */
export async function listResidents(
	db: Db,
	cityId: number,
	page: { search: string; role?: CityRole; locale: Locale; after?: number; limit: number }
): Promise<ResidentRow[]> {
	const place = [sorted('resident.display_name', page.locale), sql`resident.id`];
	const inCity = db.selectFrom('resident').where('resident.city_id', '=', cityId);
	const last = inCity
		.where('resident.id', '=', page.after ?? 0)
		.select(place.map((part, index) => part.as(`part_${index}`)));

	return inCity
		.innerJoin('account', 'account.id', 'resident.account_id')
		.$if(page.search !== '', (query) =>
			query.where(
				sql<SqlBool>`(strpos(lower(resident.display_name), lower(${page.search}::text)) > 0
					or account.email = lower(${page.search}::text))`
			)
		)
		.$if(page.role !== undefined, (query) =>
			query.where('resident.role', '=', page.role ?? 'resident')
		)
		.$if(page.after !== undefined, (query) =>
			query.where(sql<SqlBool>`(${sql.join(place)}) > (${last})`)
		)
		.orderBy(sql`${sql.join(place)}`)
		.limit(page.limit)
		.select([
			'resident.id',
			'resident.display_name as displayName',
			'account.email',
			'resident.role',
			sql<boolean>`resident.verified_at is not null`.as('verified'),
			'resident.created_at as createdAt'
		])
		.execute();
}

/** Holds the city's admins still inside a transaction, so that two cannot both be the last but one. */
export async function lockAdmins(trx: Db, cityId: number): Promise<number[]> {
	const rows = await trx
		.selectFrom('resident')
		.where('city_id', '=', cityId)
		.where('role', '=', 'admin')
		.orderBy('id')
		.select('id')
		.forUpdate()
		.execute();
	return rows.map((row) => row.id);
}

/** @returns the role until now; undefined when the city has no such resident */
export async function setRole(
	trx: Db,
	{ cityId, residentId, role }: { cityId: number; residentId: number; role: CityRole }
): Promise<CityRole | undefined> {
	const before = await trx
		.selectFrom('resident')
		.where('city_id', '=', cityId)
		.where('id', '=', residentId)
		.select('role')
		.forUpdate()
		.executeTakeFirst();
	if (!before) return undefined;
	await trx
		.updateTable('resident')
		.set({ role })
		.where('city_id', '=', cityId)
		.where('id', '=', residentId)
		.execute();
	return before.role;
}

import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { isStaff, type Actor } from '#lib/domain/actor.ts';
import type { Words } from '#lib/domain/words.ts';
import type { Db } from '../../database/connect.ts';
import { canReadGroup } from '../visibility.ts';

export interface Choice {
	id: number;
	names: Words;
	retired: boolean;
}

/** What a proposal can be about, where, and in which groups the viewer can look for it. */
export async function listChoices(db: Db, cityId: number, viewer: Actor) {
	return db
		.selectNoFrom((eb) => [
			jsonArrayFrom(
				eb
					.selectFrom('category')
					.where('city_id', '=', cityId)
					.select((of) => [
						'id',
						'names',
						of('retired_at', 'is not', null).$castTo<boolean>().as('retired')
					])
					.orderBy('position')
					.orderBy('id')
			).as('categories'),
			jsonArrayFrom(
				eb
					.selectFrom('neighbourhood')
					.where('city_id', '=', cityId)
					.select((of) => [
						'id',
						'names',
						of('retired_at', 'is not', null).$castTo<boolean>().as('retired')
					])
					.orderBy('position')
					.orderBy('id')
			).as('neighbourhoods'),
			jsonArrayFrom(
				eb
					.selectFrom('partner_group')
					.where('city_id', '=', cityId)
					.where(canReadGroup(viewer))
					.select(['id', 'name', 'language'])
					.orderBy('name')
			).as('groups')
		])
		.executeTakeFirstOrThrow();
}

/** Groups in which the viewer can write: those with a seat of theirs, all for staff; not closed ones. */
export async function groupsToWriteIn(db: Db, cityId: number, viewer: Actor) {
	const held = viewer.kind === 'resident' ? viewer.seats.map((seat) => seat.groupId) : [];
	return db
		.selectFrom('partner_group')
		.where('city_id', '=', cityId)
		.where(canReadGroup(viewer))
		.where('state', '!=', 'closed')
		.where((eb) =>
			isStaff(viewer) ? eb.lit(true) : held.length > 0 ? eb('id', 'in', held) : eb.lit(false)
		)
		.select(['id', 'name', 'language', 'state'])
		.orderBy('name')
		.execute();
}

/** Whether the city offers this category, or this neighbourhood, today; none is always offered. */
export async function isOffered(
	db: Db,
	table: 'category' | 'neighbourhood',
	cityId: number,
	id: number | null
): Promise<boolean> {
	if (id === null) return true;
	const row = await db
		.selectFrom(table)
		.where('city_id', '=', cityId)
		.where('id', '=', id)
		.where('retired_at', 'is', null)
		.select('id')
		.executeTakeFirst();
	return row !== undefined;
}

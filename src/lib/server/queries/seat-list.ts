import { sql, type SqlBool } from 'kysely';
import type { Locale } from '#lib/domain/locale.ts';
import type { Seat } from '#lib/domain/seat.ts';
import type { Db } from '../database/connect.ts';
import { sorted } from './order.ts';
import { seatFrom, selectSeats } from './seats.ts';

interface InGroup {
	cityId: number;
	groupId: number;
}

/**
 * A page of a group's seats, coordinators first, then by name: those of today and to come, or
 * (`former`) those that are over. `search` is part of a name, `after` the last seat of the page before.
 */
export async function listSeats(
	db: Db,
	group: InGroup,
	page: {
		today: string;
		locale: Locale;
		former: boolean;
		search: string;
		after?: number;
		limit: number;
	}
): Promise<Seat[]> {
	const place = [
		sql`seat.role <> 'coordinator'`,
		sorted('resident.display_name', page.locale),
		sql`seat.id`
	];
	const last = selectSeats(db, group)
		.clearSelect()
		.where('seat.id', '=', page.after ?? 0)
		.select(place.map((part, index) => part.as(`part_${index}`)));
	const over = sql<SqlBool>`(seat.ended_at is not null or coalesce(seat.ends_on < ${page.today}, false))`;

	const rows = await selectSeats(db, group)
		.where((eb) => (page.former ? over : eb.not(over)))
		.$if(page.search !== '', (query) =>
			query.where(
				sql<SqlBool>`strpos(lower(resident.display_name), lower(${page.search}::text)) > 0`
			)
		)
		.$if(page.after !== undefined, (query) =>
			query.where(sql<SqlBool>`(${sql.join(place)}) > (${last})`)
		)
		.orderBy(sql`${sql.join(place)}`)
		.limit(page.limit)
		.execute();
	return rows.map(seatFrom);
}

/** Every seat of today and to come, by name, for a choice among them. */
export async function seatNames(
	db: Db,
	group: InGroup,
	{ today, locale }: { today: string; locale: Locale }
): Promise<{ id: number; displayName: string }[]> {
	return selectSeats(db, group)
		.clearSelect()
		.where('seat.ended_at', 'is', null)
		.where((eb) => eb.or([eb('seat.ends_on', 'is', null), eb('seat.ends_on', '>=', today)]))
		.select(['seat.id', 'resident.display_name as displayName'])
		.orderBy(sorted('resident.display_name', locale))
		.orderBy('seat.id')
		.limit(1000)
		.execute();
}

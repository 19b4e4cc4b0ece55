import { sql, type ExpressionBuilder, type RawBuilder, type SqlBool } from 'kysely';
import { residentId, type Actor, type GroupRole } from '#lib/domain/actor.ts';
import type { GroupRow } from '#lib/domain/group.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from '../database/connect.ts';
import type { Schema } from '../database/schema.ts';
import { sorted } from './order.ts';
import { heldOn } from './seats.ts';
import { canReadGroup } from './visibility.ts';

interface Viewer {
	cityId: number;
	actor: Actor;
	/** Today in the city. */
	today: string;
	locale: Locale;
}

/**
 * A page of the groups that the viewer may see: their own first, then the active, the forming and
 * the closed, each by name. `after` is the last group of the page before.
 */
export async function listGroups(
	db: Db,
	{ cityId, actor, today, locale }: Viewer,
	{ after, limit }: { after?: number; limit: number }
): Promise<GroupRow[]> {
	const viewer = residentId(actor);
	const place = placeInList(actor, locale);
	const readable = db
		.selectFrom('partner_group')
		.where('partner_group.city_id', '=', cityId)
		.where(canReadGroup(actor));
	const last = readable
		.where('partner_group.id', '=', after ?? 0)
		.select(place.map((part, index) => part.as(`part_${index}`)));

	return readable
		.$if(after !== undefined, (query) =>
			query.where(sql<SqlBool>`(${sql.join(place)}) > (${last})`)
		)
		.innerJoinLateral(
			(eb) => whoIsIn(eb, today, viewer).as('held'),
			(join) => join.onTrue()
		)
		.select([
			'partner_group.id',
			'partner_group.name',
			'partner_group.purpose',
			'partner_group.theme',
			'partner_group.language',
			'partner_group.visibility',
			'partner_group.joining',
			'partner_group.state',
			'held.members',
			'held.coordinators',
			'held.role'
		])
		.orderBy(sql`${sql.join(place)}`)
		.limit(limit)
		.execute();
}

/** The viewer's own groups first, then the active, the forming and the closed, each by name. */
function placeInList(actor: Actor, locale: Locale): RawBuilder<unknown>[] {
	const own = actor.kind === 'resident' ? actor.seats.map((seat) => seat.groupId) : [];
	return [
		sql`partner_group.id <> all(${own}::bigint[])`,
		sql`case partner_group.state when 'active' then 1 when 'forming' then 2 else 3 end`,
		sorted('partner_group.name', locale),
		sql`partner_group.id`
	];
}

/** Who holds a seat today: one row for the group of the query around it. */
function whoIsIn(
	eb: ExpressionBuilder<Schema, 'partner_group'>,
	today: string,
	viewer: number | null
) {
	return eb
		.selectFrom('seat')
		.innerJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'seat.city_id')
				.onRef('resident.id', '=', 'seat.resident_id')
		)
		.whereRef('seat.city_id', '=', 'partner_group.city_id')
		.whereRef('seat.group_id', '=', 'partner_group.id')
		.where(heldOn(today))
		.select([
			sql<number>`count(*)`.as('members'),
			sql<string[]>`coalesce(array_agg(resident.display_name order by resident.display_name)
				filter (where seat.role = 'coordinator'), '{}')`.as('coordinators'),
			sql<GroupRole | null>`max(seat.role) filter (where seat.resident_id = ${viewer}::bigint)`.as(
				'role'
			)
		]);
}

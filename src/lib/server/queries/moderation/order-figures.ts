import { sql } from 'kysely';
import type { OrderCount } from '#lib/domain/moderation/order-figures.ts';
import type { Period } from '#lib/domain/moderation/period.ts';
import type { Db } from '../../database/connect.ts';
import { medianHours } from './in-period.ts';

/**
 * Orders that came in a period, by kind, type of illegal content and member state, and of each kind all
 * together. Of what was recorded the newest stands (domain/moderation/order.ts): an order that was refused
 * after all was not given effect.
 */
export async function orderCounts(
	db: Db,
	cityId: number,
	{ since, until }: Period
): Promise<OrderCount[]> {
	const { rows } = await sql<OrderCount>`
		select authority_order.kind, authority_order.category, authority_order.country,
			count(*) as orders, count(confirmed.at) as confirmed, count(effect.at) as "givenEffect",
			${medianHours(sql`confirmed.at - authority_order.received_at`)} as "hoursToConfirm",
			${medianHours(sql`effect.at - authority_order.received_at`)} as "hoursToEffect"
		from authority_order
		left join lateral (
			select event.at from authority_order_event as event
			where event.city_id = authority_order.city_id and event.order_id = authority_order.id
				and event.kind = 'confirmed'
			order by event.id desc limit 1
		) as confirmed on true
		left join lateral (
			select case when event.kind = 'effect' then event.at end as at
			from authority_order_event as event
			where event.city_id = authority_order.city_id and event.order_id = authority_order.id
				and event.kind in ('effect', 'refused')
			order by event.id desc limit 1
		) as effect on true
		where authority_order.city_id = ${cityId}
			and authority_order.received_at >= coalesce(${since}::timestamptz, '-infinity')
			and authority_order.received_at < coalesce(${until}::timestamptz, 'infinity')
		group by grouping sets (
			(authority_order.kind, authority_order.category, authority_order.country),
			(authority_order.kind)
		)
		order by authority_order.kind, orders desc, authority_order.category, authority_order.country`.execute(
		db
	);
	return rows;
}

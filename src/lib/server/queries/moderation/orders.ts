import { sql } from 'kysely';
import type { OrderEventKind, OrderFault, OrderKind } from '#lib/domain/moderation/order.ts';
import type { StatementCategory } from '#lib/domain/moderation/statement.ts';
import type { Db } from '../../database/connect.ts';

/** One order of an authority to a city. */
export interface OrderKey {
	cityId: number;
	orderId: number;
}

export interface NewOrder {
	cityId: number;
	kind: OrderKind;
	authority: string;
	country: string;
	reference: string;
	receivedAt: Date;
	legalGround: string;
	category: StatementCategory;
	contentId: number | null;
	scope: readonly string[];
	language: string;
	recordedBy: number;
	at: Date;
}

/** @returns its id; undefined when the same has been recorded already */
export async function insertOrder(db: Db, order: NewOrder): Promise<number | undefined> {
	const row = await db
		.insertInto('authority_order')
		.values({
			city_id: order.cityId,
			kind: order.kind,
			authority: order.authority,
			country: order.country,
			reference: order.reference,
			received_at: order.receivedAt,
			legal_ground: order.legalGround,
			category: order.category,
			content_id: order.contentId,
			scope: [...order.scope],
			language: order.language,
			recorded_by: order.recordedBy,
			recorded_at: order.at
		})
		.onConflict((conflict) =>
			conflict.columns(['city_id', 'country', 'authority', 'reference', 'kind']).doNothing()
		)
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

/** One order, and what it is about: the kind of the content, and whether it is hidden by now. */
export async function findOrder(db: Db, { cityId, orderId }: OrderKey) {
	return db
		.selectFrom('authority_order')
		.leftJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'authority_order.city_id')
				.onRef('content.id', '=', 'authority_order.content_id')
		)
		.where('authority_order.city_id', '=', cityId)
		.where('authority_order.id', '=', orderId)
		.select([
			'authority_order.id',
			'authority_order.kind',
			'authority_order.authority',
			'authority_order.country',
			'authority_order.reference',
			'authority_order.received_at as receivedAt',
			'authority_order.legal_ground as legalGround',
			'authority_order.category',
			'authority_order.content_id as contentId',
			'authority_order.scope',
			'authority_order.language',
			'content.kind as contentKind',
			'content.hidden_by as hiddenBy'
		])
		.executeTakeFirst();
}

export interface OrderEvent {
	id: number;
	kind: OrderEventKind;
	at: Date;
	fault: OrderFault | null;
	words: string;
	recordedBy: string;
	recordedAt: Date;
}

/** What was done about an order, in the order in which it was recorded. */
export async function eventsOf(db: Db, { cityId, orderId }: OrderKey): Promise<OrderEvent[]> {
	return db
		.selectFrom('authority_order_event as event')
		.innerJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'event.city_id')
				.onRef('resident.id', '=', 'event.recorded_by')
		)
		.where('event.city_id', '=', cityId)
		.where('event.order_id', '=', orderId)
		.orderBy('event.id')
		.select([
			'event.id',
			'event.kind',
			'event.at',
			'event.fault',
			'event.words',
			'resident.display_name as recordedBy',
			'event.recorded_at as recordedAt'
		])
		.execute();
}

export async function insertOrderEvent(
	db: Db,
	{ cityId, orderId }: OrderKey,
	event: {
		kind: OrderEventKind;
		at: Date;
		fault: OrderFault | null;
		words: string;
		receivedAt: Date;
		recordedBy: number;
		recordedAt: Date;
	}
): Promise<void> {
	await db
		.insertInto('authority_order_event')
		.values({
			city_id: cityId,
			order_id: orderId,
			kind: event.kind,
			at: event.at,
			fault: event.fault,
			words: event.words,
			received_at: event.receivedAt,
			recorded_by: event.recordedBy,
			recorded_at: event.recordedAt
		})
		.execute();
}

/** A page of orders, the newest first, each with the kinds of what was recorded of it. */
export async function listOrders(
	db: Db,
	cityId: number,
	{ before, size }: { before: number | undefined; size: number }
) {
	return db
		.selectFrom('authority_order')
		.where('city_id', '=', cityId)
		.$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
		.orderBy('id', 'desc')
		.limit(size)
		.select((eb) => [
			'id',
			'kind',
			'authority',
			'country',
			'reference',
			'received_at as receivedAt',
			eb
				.selectFrom('authority_order_event as event')
				.whereRef('event.city_id', '=', 'authority_order.city_id')
				.whereRef('event.order_id', '=', 'authority_order.id')
				.select(
					sql<OrderEventKind[]>`coalesce(array_agg(event.kind order by event.id), '{}')`.as('of')
				)
				.$asScalar()
				.as('events')
		])
		.execute();
}

/** Whether something of that number was published in the city, hidden since or not. */
export async function wasPublished(db: Db, cityId: number, contentId: number): Promise<boolean> {
	const row = await db
		.selectFrom('content')
		.where('city_id', '=', cityId)
		.where('id', '=', contentId)
		.where('published_at', 'is not', null)
		.select('id')
		.executeTakeFirst();
	return row !== undefined;
}

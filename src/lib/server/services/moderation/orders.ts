import { momentIn } from '#lib/domain/calendar.ts';
import { Conflict, Invalid, NotFound } from '#lib/domain/errors.ts';
import { itemNumberIn } from '#lib/domain/moderation/order-item.ts';
import {
	stands,
	stateOf,
	type OrderEventInput,
	type OrderInput
} from '#lib/domain/moderation/order.ts';
import { authorize, authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { recordActivity } from '../../queries/activity.ts';
import {
	eventsOf,
	findOrder,
	insertOrder,
	insertOrderEvent,
	listOrders,
	wasPublished
} from '../../queries/moderation/orders.ts';

export const ordersOnPage = 30;

/** The orders of authorities to the city, the newest first, from before one on. @throws Forbidden */
export async function readOrders({ db, city, actor }: Context, before?: number) {
	authorize(actor, 'run city');
	const found = await listOrders(db, city.id, { before, size: ordersOnPage + 1 });
	const orders = found.slice(0, ordersOnPage);
	return {
		orders: orders.map(({ events, ...order }) => ({ ...order, state: stateOf(events ?? []) })),
		next: found.length > orders.length ? (orders.at(-1)?.id ?? null) : null
	};
}

/** One order, and what was done about it in the order in which it was recorded. @throws Forbidden, NotFound */
export async function readOrder({ db, city, actor }: Context, orderId: number) {
	authorize(actor, 'run city');
	const key = { cityId: city.id, orderId };
	const [order, events] = await Promise.all([findOrder(db, key), eventsOf(db, key)]);
	if (!order) throw new NotFound();
	const kinds = events.map(({ kind }) => kind);
	return {
		order: { ...order, state: stateOf(kinds) },
		events: events.map((event, place) => ({ ...event, stands: stands(kinds, place) }))
	};
}

/** Whoever records an order may. @throws Forbidden */
export async function openOrder({ actor }: Context): Promise<void> {
	authorize(actor, 'run city');
}

/**
 * Records an order of an authority; the record is never changed.
 * @param origin where the city's pages are, for the address of the content it is about
 * @returns its number
 * @throws Forbidden, Invalid for a time to come and for content that the city does not have, Conflict when
 * the same has been recorded already
 */
export async function recordOrder(
	{ db, city, actor, now }: Context,
	input: OrderInput,
	origin: string
): Promise<number> {
	const { id: recordedBy } = authorizeResident(actor, 'run city');
	const { item, receivedAt: received, ...order } = input;
	const receivedAt = momentIn(city.timeZone, received);
	if (receivedAt > now) throw new Invalid('order_time_ahead', 'receivedAt');
	return db.transaction().execute(async (trx) => {
		const contentId = item === '' ? null : itemNumberIn(item, { origin, slug: city.slug });
		if (item !== '' && (contentId === null || !(await wasPublished(trx, city.id, contentId))))
			throw new Invalid('order_item_unknown', 'item');
		const about = { contentId, receivedAt, recordedBy, at: now };
		const id = await insertOrder(trx, { cityId: city.id, ...order, ...about });
		if (id === undefined) throw new Conflict('order_known');
		await recordActivity(trx, {
			...{ cityId: city.id, actorId: recordedBy, verb: 'record order' },
			detail: { order: id }
		});
		return id;
	});
}

/**
 * Records what was done about an order: a row more, none is changed.
 * @throws Forbidden, NotFound, Invalid for a time to come, or before the order came
 */
export async function recordOrderEvent(
	{ db, city, actor, now }: Context,
	orderId: number,
	input: OrderEventInput
): Promise<void> {
	const { id: recordedBy } = authorizeResident(actor, 'run city');
	const key = { cityId: city.id, orderId };
	const at = momentIn(city.timeZone, input.at);
	if (at > now) throw new Invalid('order_time_ahead', 'at');
	await db.transaction().execute(async (trx) => {
		const order = await findOrder(trx, key);
		if (!order) throw new NotFound();
		if (at < order.receivedAt) throw new Invalid('order_time_before', 'at');
		const fault = input.event === 'refused' && input.fault !== '' ? input.fault : null;
		await insertOrderEvent(trx, key, {
			...{ kind: input.event, at, fault, words: input.words, receivedAt: order.receivedAt },
			...{ recordedBy, recordedAt: now }
		});
		await recordActivity(trx, {
			...{ cityId: city.id, actorId: recordedBy, verb: 'record order event' },
			detail: { order: orderId, event: input.event }
		});
	});
}

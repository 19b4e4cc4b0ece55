import { randomUUID } from 'node:crypto';
import { localTimeIn } from '#lib/domain/calendar.ts';
import type { OrderEventInput, OrderInput } from '#lib/domain/moderation/order.ts';
import type { Context } from '#lib/server/context.ts';
import { recordOrder, recordOrderEvent } from '#lib/server/services/moderation/orders.ts';

export const origin = 'https://kumppani.example';

/** An order as its form sends it: to act against a text, of a Finnish court, received now. */
export function anOrderInput({ city, now }: Context, wishes: Partial<OrderInput> = {}): OrderInput {
	return {
		kind: 'act',
		authority: 'Helsingin käräjäoikeus',
		country: 'FI',
		reference: `R 26/${randomUUID()}`,
		receivedAt: localTimeIn(city.timeZone, now),
		legalGround: 'Rikoslaki 24 luku 9 §',
		category: 'ILLEGAL_OR_HARMFUL_SPEECH',
		item: '',
		scope: ['FI'],
		language: 'fi',
		...wishes
	};
}

/** An admin records an order. @returns its number */
export async function anOrder(admin: Context, wishes: Partial<OrderInput> = {}): Promise<number> {
	return recordOrder(admin, anOrderInput(admin, wishes), origin);
}

/** What was done about an order, now. */
export async function done(
	admin: Context,
	order: number,
	event: OrderEventInput['event'],
	wishes: Partial<OrderEventInput> = {}
): Promise<void> {
	const { city, now } = admin;
	const fault = event === 'refused' ? 'incomplete' : '';
	const words = event === 'effect' || event === 'refused' ? 'It was answered.' : '';
	const at = localTimeIn(city.timeZone, now);
	await recordOrderEvent(admin, order, { event, at, fault, words, ...wishes });
}

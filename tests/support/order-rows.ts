import fc from 'fast-check';
import { memberStates, orderEventKinds, orderKinds } from '#lib/domain/moderation/order.ts';
import { statementCategories } from '#lib/domain/moderation/statement.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { canary, type Cast } from './moderation-rows.ts';

/** An order of an authority and what was done about it; times are whole minutes. */
export interface MadeOrder {
	kind: (typeof orderKinds)[number];
	category: (typeof statementCategories)[number];
	country: string;
	/** After the first of November 2025. */
	received: number;
	/** Each so many minutes after the order came, in the order in which they were recorded. */
	events: { kind: (typeof orderEventKinds)[number]; after: number }[];
}

export const someOrder: fc.Arbitrary<MadeOrder> = fc.record({
	kind: fc.constantFrom(...orderKinds),
	category: fc.constantFrom(...statementCategories.slice(0, 3)),
	country: fc.constantFrom(...memberStates.slice(0, 3)),
	received: fc.integer({ min: 0, max: 60 * 24 * 500 }),
	events: fc.array(
		fc.record({
			kind: fc.constantFrom(...orderEventKinds),
			after: fc.integer({ min: 0, max: 60 * 24 * 30 })
		}),
		{ maxLength: 5 }
	)
});

/** Writes the orders into the tables, as an admin would have recorded them. */
export async function fillOrders(
	db: Db,
	{ cityId: city_id, first: recorded_by }: Cast,
	orders: readonly MadeOrder[]
): Promise<void> {
	for (const [n, { kind, category, country, received, events }] of orders.entries()) {
		const received_at = new Date(Date.UTC(2025, 10, 1) + received * 60_000);
		const { id: order_id } = await db
			.insertInto('authority_order')
			.values({
				...{ city_id, kind, category, country, received_at, recorded_by, recorded_at },
				...{ authority: `${canary} court`, reference: `${canary} ${n}`, language: 'de' },
				...{ legal_ground: `${canary} law`, scope: [country] }
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		for (const event of events)
			await db
				.insertInto('authority_order_event')
				.values({
					...{ city_id, order_id, received_at, recorded_by, recorded_at, kind: event.kind },
					at: new Date(received_at.getTime() + event.after * 60_000),
					fault: event.kind === 'refused' ? 'wrong' : null,
					words: `${canary} words`
				})
				.execute();
	}
}

/** When everything was written down. */
const recorded_at = new Date('2028-01-01T00:00:00Z');

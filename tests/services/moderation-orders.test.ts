import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, Invalid, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { readActivity } from '#lib/server/services/activity.ts';
import { readReport } from '#lib/server/services/moderation/in-public.ts';
import {
	openOrder,
	ordersOnPage,
	readOrder,
	readOrders,
	recordOrder,
	recordOrderEvent
} from '#lib/server/services/moderation/orders.ts';
import { aCity, aMonday, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { anOrder, anOrderInput, done, origin } from '../support/orders.ts';
import { aDraft, aProposal } from '../support/proposal.ts';
import { statementsOf } from '../support/statements.ts';

let fresh: FreshDatabase;
let db: Db;
let city: City;
let kaarina: Context;
let fatima: Context;
let visitor: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
});
afterAll(() => fresh.drop());
beforeEach(async () => {
	city = await aCity(db);
	kaarina = await resident(db, city, 'Kaarina', { role: 'admin' });
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	visitor = asVisitor(db, city);
});

const later = (context: Context, hours: number): Context => ({
	...context,
	now: new Date(aMonday.getTime() + hours * 3_600_000)
});

describe('an order of an authority', () => {
	test('is recorded as it came, with a line in the log', async () => {
		const id = await anOrder(kaarina, { reference: 'R 26/1' });
		const { order, events } = await readOrder(kaarina, id);
		expect(order).toMatchObject({
			...{ id, kind: 'act', authority: 'Helsingin käräjäoikeus', country: 'FI' },
			...{ reference: 'R 26/1', category: 'ILLEGAL_OR_HARMFUL_SPEECH', scope: ['FI'] },
			...{ contentId: null, state: 'received' }
		});
		expect(events).toEqual([]);
		expect((await readActivity(kaarina)).entries[0]).toMatchObject({
			verb: 'record order',
			detail: { order: id }
		});
	});
	test('is seen and recorded by admins alone', async () => {
		const id = await anOrder(kaarina);
		const event = { event: 'confirmed', at: '2026-11-23T10:00', fault: '', words: '' } as const;
		for (const [who, refusal] of [
			[fatima, Forbidden],
			[visitor, SignInRequired]
		] as const) {
			await expect(readOrders(who)).rejects.toThrow(refusal);
			await expect(readOrder(who, id)).rejects.toThrow(refusal);
			await expect(openOrder(who)).rejects.toThrow(refusal);
			await expect(recordOrder(who, anOrderInput(who), origin)).rejects.toThrow(refusal);
			await expect(recordOrderEvent(who, id, event)).rejects.toThrow(refusal);
		}
		const elsewhere = await resident(db, await aCity(db), 'Maija', { role: 'admin' });
		await expect(readOrder(elsewhere, id)).rejects.toThrow(NotFound);
		await expect(done(elsewhere, id, 'confirmed')).rejects.toThrow(NotFound);
		expect((await readOrders(elsewhere)).orders).toEqual([]);
	});
	test('is about something that was published in this city, or about nothing', async () => {
		const group = await aGroup(db, city);
		const aino = await seated(await resident(db, city, 'Aino'), group);
		const proposal = await aProposal(aino, group);
		const address = `${origin}/fi/${city.slug}/proposals/${proposal}`;
		const { order } = await readOrder(kaarina, await anOrder(kaarina, { item: address }));
		expect(order).toMatchObject({ contentId: proposal, contentKind: 'proposal', hiddenBy: null });
		const unknown = new Invalid('order_item_unknown', 'item');
		const other = await resident(db, await aCity(db), 'Maija', { role: 'admin' });
		await expect(anOrder(other, { item: String(proposal) })).rejects.toThrow(unknown);
		await expect(anOrder(other, { item: address })).rejects.toThrow(unknown);
		const draft = await aDraft(aino, group);
		await expect(anOrder(kaarina, { item: String(draft) })).rejects.toThrow(unknown);
		await expect(anOrder(kaarina, { item: 'the comment' })).rejects.toThrow(unknown);
	});
	test('has come already, and is recorded once', async () => {
		const ahead = new Invalid('order_time_ahead', 'receivedAt');
		await expect(anOrder(kaarina, { receivedAt: '2026-11-24T10:00' })).rejects.toThrow(ahead);
		await anOrder(kaarina, { reference: 'R 26/7' });
		await expect(anOrder(kaarina, { reference: 'R 26/7' })).rejects.toThrow(
			new Conflict('order_known')
		);
		await anOrder(kaarina, { reference: 'R 26/7', kind: 'inform' });
	});
	test('is listed with where it stands, the newest first, in pages', async () => {
		const ids = [];
		for (let n = 0; n <= ordersOnPage; n++) ids.push(await anOrder(kaarina));
		const [oldest = 0] = ids;
		await done(kaarina, ids.at(-1) ?? 0, 'confirmed');
		const first = await readOrders(kaarina);
		expect(first.orders.map(({ id }) => id)).toEqual(ids.slice(1).reverse());
		expect(first.orders[0]?.state).toBe('confirmed');
		const second = await readOrders(kaarina, first.next ?? 0);
		expect(second).toMatchObject({ orders: [{ id: oldest, state: 'received' }], next: null });
		expect(await statementsOf(kaarina, (context) => readOrders(context))).toBe(1);
		expect(await statementsOf(kaarina, (context) => readOrder(context, oldest))).toBe(2);
	});
});

describe('what was done about an order', () => {
	test('is a row each, with who recorded it; the newest of a kind stands', async () => {
		const id = await anOrder(kaarina);
		const maija = await resident(db, city, 'Maija', { role: 'admin' });
		await done(later(kaarina, 1), id, 'confirmed');
		await done(later(maija, 2), id, 'refused', { words: 'Where it applies is missing.' });
		await done(later(kaarina, 20), id, 'effect', { words: 'The comment was hidden.' });
		await done(later(kaarina, 21), id, 'informed');
		const { order, events } = await readOrder(kaarina, id);
		expect(order.state).toBe('effect');
		expect(events).toMatchObject([
			{ kind: 'confirmed', recordedBy: 'Kaarina', stands: true },
			{ kind: 'refused', fault: 'incomplete', recordedBy: 'Maija', stands: false },
			{ kind: 'effect', words: 'The comment was hidden.', stands: true },
			{ kind: 'informed', at: later(kaarina, 21).now, stands: true }
		]);
		expect((await readActivity(kaarina)).entries[0]).toMatchObject({
			verb: 'record order event',
			detail: { order: id, event: 'informed' }
		});
	});
	test('was not before the order came, and is not still to come', async () => {
		const id = await anOrder(kaarina);
		const at = (local: string) => done(later(kaarina, 1), id, 'confirmed', { at: local });
		await expect(at('2026-11-22T10:00')).rejects.toThrow(new Invalid('order_time_before', 'at'));
		await expect(at('2026-11-24T10:00')).rejects.toThrow(new Invalid('order_time_ahead', 'at'));
		await expect(done(kaarina, id + 1_000_000, 'confirmed')).rejects.toThrow(NotFound);
		const impossible = db
			.insertInto('authority_order_event')
			.values({
				...{ city_id: city.id, order_id: id, kind: 'confirmed', received_at: aMonday },
				...{ at: new Date(0), recorded_by: 1, recorded_at: aMonday }
			})
			.execute();
		await expect(impossible).rejects.toThrow('check constraint');
	});
});

describe('the transparency report', () => {
	test('counts orders by type and member state, and how soon they were answered', async () => {
		const swedish = { country: 'SE', category: 'VIOLENCE' } as const;
		const ids = [await anOrder(kaarina), await anOrder(kaarina), await anOrder(kaarina, swedish)];
		await anOrder(kaarina, { kind: 'inform' });
		for (const [n, id] of ids.entries()) await done(later(kaarina, n + 1), id, 'confirmed');
		await done(later(kaarina, 10), ids[0] ?? 0, 'effect');
		await done(later(kaarina, 10), ids[1] ?? 0, 'effect');
		// It was wrong after all.
		await done(later(kaarina, 11), ids[1] ?? 0, 'refused', { fault: 'wrong' });
		const { report } = await readReport(visitor, 2026);
		expect(report.orders).toEqual({
			act: {
				...{ received: 3, confirmed: 3, given_effect: 1 },
				...{ median_hours_to_confirm: 2, median_hours_to_effect: 10 },
				by_type: [
					{ category: 'ILLEGAL_OR_HARMFUL_SPEECH', country: 'FI', orders: 2 },
					{ category: 'VIOLENCE', country: 'SE', orders: 1 }
				]
			},
			inform: {
				...{ received: 1, confirmed: 0, given_effect: 0 },
				...{ median_hours_to_confirm: null, median_hours_to_effect: null },
				by_type: [{ category: 'ILLEGAL_OR_HARMFUL_SPEECH', country: 'FI', orders: 1 }]
			}
		});
	});
	test('is there for the year in which an order came, though nothing was moderated', async () => {
		await anOrder(kaarina, { receivedAt: '2025-05-05T10:00' });
		expect((await readReport(visitor, 2025)).report.orders.act.received).toBe(1);
		expect((await readReport(visitor, 2026)).report.orders.act.received).toBe(0);
		await expect(readReport(visitor, 2024)).rejects.toThrow(NotFound);
		expect(await statementsOf(visitor, (context) => readReport(context, 2025))).toBe(6);
	});
});

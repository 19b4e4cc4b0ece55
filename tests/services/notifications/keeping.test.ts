import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { insertDeliveries, type Channel } from '#lib/server/queries/notifications/deliveries.ts';
import { insertOccurrence } from '#lib/server/queries/notifications/occurrences.ts';
import { forgetExpired } from '#lib/server/services/expiry.ts';
import { readNotifications } from '#lib/server/services/notifications/reading.ts';
import { aCity, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup } from '../../support/group.ts';
import { idOf } from '../../support/proposal.ts';

let fresh: FreshDatabase;
let db: Db;
beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
});
afterAll(() => fresh.drop());

const now = new Date('2026-11-23T10:00:00Z');
const before = (days: number) => new Date(now.getTime() - days * 86_400_000);

/** Something that somebody was told so long ago, in every way. @returns its id */
async function told(person: Context, group: number, days: number): Promise<number> {
	const { id: cityId } = person.city;
	const at = before(days);
	const kind = 'group founded';
	const id = await insertOccurrence(db, { cityId, kind, groupId: group, actorId: null, at });
	const channels: Channel[] = ['app', 'mail', 'push'];
	await insertDeliveries(
		db,
		{ cityId, occurrenceId: id },
		channels.map((channel) => ({ residentId: idOf(person), channel, dueAt: at }))
	);
	await db
		.updateTable('delivery')
		.set({ sent_at: at })
		.where('occurrence_id', '=', id)
		.where('channel', '=', 'mail')
		.execute();
	return id;
}

test('what was sent is known for 90 days, what was told is shown for 13 months, what waits is kept', async () => {
	const city = await aCity(db);
	const group = await aGroup(db, city);
	const veikko = await resident(db, city, 'Veikko');
	const [week, quarter, year] = [
		await told(veikko, group, 7),
		await told(veikko, group, 91),
		await told(veikko, group, 390)
	];
	for (const _ of [1, 2, 3]) await told(veikko, group, 400);
	// More turns than one.
	await forgetExpired(db, { now: () => now, most: 1 })({}, { id: 'one', tries: 1 });
	const { notifications } = await readNotifications(veikko);
	expect(notifications.map(({ id }) => id)).toEqual([year, quarter, week]);
	const left = await db
		.selectFrom('delivery')
		.where('channel', '<>', 'app')
		.select(['occurrence_id', 'channel'])
		.orderBy('occurrence_id')
		.orderBy('channel')
		.execute();
	expect(left).toEqual([
		{ occurrence_id: week, channel: 'mail' },
		{ occurrence_id: week, channel: 'push' },
		{ occurrence_id: quarter, channel: 'push' },
		{ occurrence_id: year, channel: 'push' }
	]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { TooMany } from '#lib/domain/errors.ts';
import { firstScreening, paceOf } from '#lib/domain/moderation/screening-settings.ts';
import type { Context } from '#lib/server/context.ts';
import { agreeWithComment } from '#lib/server/services/comments/marking.ts';
import { setScreening } from '#lib/server/services/moderation/screening-rules.ts';
import { showThread } from '#lib/server/services/threads/showing.ts';
import { aCity, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aProposal, idOf } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let city: City;
let group: number, thread: number;
let aino: Context, fatima: Context;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), group);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	thread = await aThread(fatima, group);
	const adam = await resident(db, city, 'Adam', { role: 'admin' });
	const pace = { textsAnHour: 3, textsAnHourVerified: 5 };
	await setScreening(adam, { ...firstScreening, looksAtFirst: false, ...pace });
});
afterAll(() => database.drop());

const somebody = async (name: string): Promise<Context> =>
	seated(await resident(database.db, city, name), group);

/** How many of so many comments at one moment are published. */
async function published(who: Context, tries: number): Promise<number> {
	const said = await Promise.allSettled(
		Array.from({ length: tries }, (_, place) => say(who, thread, `Number ${place} of ${idOf(who)}`))
	);
	for (const one of said)
		if (one.status === 'rejected') expect(one.reason).toMatchObject({ reason: 'writing_pace' });
	return said.filter(({ status }) => status === 'fulfilled').length;
}

describe('what one account publishes in an hour', () => {
	test('has an end, also when all comes at once', async () => {
		expect(await published(await somebody('Bertil'), 8)).toBe(3);
	});

	test('is more for whoever the city knows, and has no end for who works for it', async () => {
		const vera = await somebody('Vera');
		await database.db
			.updateTable('resident')
			.set({ verified_at: vera.now })
			.where('city_id', '=', city.id)
			.where('id', '=', idOf(vera))
			.execute();
		expect(await published(vera, 8)).toBe(5);
		expect(await published(fatima, 8)).toBe(8);
	});

	test('counts discussions and proposals too, and what is not published not at all', async () => {
		const cecil = await somebody('Cecil');
		await aThread(cecil, group, 'And the mornings?');
		await expect(say(cecil, 4_000_000, 'Into nothing')).rejects.toThrow();
		await say(cecil, thread, 'The first');
		await aProposal(cecil, group);
		await expect(aThread(cecil, group, 'And the evenings?')).rejects.toThrow(TooMany);
		await expect(aProposal(cecil, group)).rejects.toThrow(TooMany);
	});

	test('is not more for whoever is liked', async () => {
		const dora = await somebody('Dora');
		const liked = await say(dora, thread, 'A bench by the water');
		for (const who of [aino, fatima]) await agreeWithComment(who, liked);
		expect(await published(dora, 5)).toBe(2);
		const { thread: shown } = await showThread(aino, thread, { order: 'oldest', place: null });
		expect(shown.comments).toBeGreaterThan(0);
	});
});

test('whoever the city knows never publishes less', () => {
	const settings = { ...firstScreening, textsAnHour: 40, textsAnHourVerified: 5 };
	expect(paceOf({ isStaff: false, isVerified: true }, settings)).toBe(40);
	expect(paceOf({ isStaff: true, isVerified: false }, settings)).toBeNull();
});

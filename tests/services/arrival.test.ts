import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrive } from '#lib/server/services/arrival.ts';
import { aCity, aMonday, aPerson, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.drop());

const reading = { settle: false };
const acting = { settle: true };

describe('arriving in a city', () => {
	test('an address that no city has leads nowhere', async () => {
		expect(
			await arrive({ db: fresh.db, now: aMonday }, 'atlantis', undefined, reading)
		).toBeUndefined();
	});

	test('without an account one is a visitor, also while acting', async () => {
		const city = await aCity(fresh.db);
		const arrived = await arrive({ db: fresh.db, now: aMonday }, city.slug, undefined, acting);
		expect(arrived?.actor).toEqual({ kind: 'visitor' });
	});

	test('reading leaves no trace: a newcomer stays a newcomer', async () => {
		const city = await aCity(fresh.db);
		const noor = await aPerson(fresh.db, 'Noor');
		const first = await arrive({ db: fresh.db, now: aMonday }, city.slug, noor, reading);
		const second = await arrive({ db: fresh.db, now: aMonday }, city.slug, noor, reading);
		expect([first?.actor.kind, second?.actor.kind]).toEqual(['newcomer', 'newcomer']);
	});

	test('the first act makes a newcomer one resident, however many acts race', async () => {
		const city = await aCity(fresh.db);
		const noor = await aPerson(fresh.db, 'Noor');
		const arrivals = await Promise.all(
			Array.from({ length: 20 }, () =>
				arrive({ db: fresh.db, now: aMonday }, city.slug, noor, acting)
			)
		);
		const ids = new Set(arrivals.map((one) => (one?.actor.kind === 'resident' ? one.actor.id : 0)));
		expect(ids.size).toBe(1);
		expect(ids.has(0)).toBe(false);
	});

	test('a person is somebody else in another city', async () => {
		const [espoo, umea] = [await aCity(fresh.db), await aCity(fresh.db)];
		const { actor } = await resident(fresh.db, espoo, 'Aino', { role: 'admin' });
		const account = {
			accountId: actor.kind === 'resident' ? actor.accountId : 0,
			displayName: 'Aino'
		};
		const there = await arrive(
			{ db: fresh.db, now: aMonday },
			umea.slug,
			{ ...account, email: '', locale: 'en', sessionHash: '' },
			reading
		);
		expect(there?.actor.kind).toBe('newcomer');
	});

	test.each([
		['2026-11-22T21:59:00Z', [], 'the day before the term, in the city'],
		['2026-11-22T22:01:00Z', [1], 'the first day has begun in Helsinki, not yet in London'],
		['2026-11-24T21:59:00Z', [1], 'the last day is included'],
		['2026-11-24T22:01:00Z', [], 'the term is over']
	])('a seat counts by the calendar of the city: %s', async (moment, held) => {
		const city = await aCity(fresh.db);
		const { actor } = await resident(fresh.db, city, 'Eero');
		if (actor.kind !== 'resident') throw new Error('Eero should live here.');
		const group = await fresh.db
			.insertInto('partner_group')
			.values({
				city_id: city.id,
				name: 'Workshop',
				purpose: '',
				purpose_html: '',
				language: 'fi',
				visibility: 'public',
				joining: 'open'
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await fresh.db
			.insertInto('seat')
			.values({
				city_id: city.id,
				group_id: group.id,
				resident_id: actor.id,
				starts_on: '2026-11-23',
				ends_on: '2026-11-24'
			})
			.execute();
		const account = {
			accountId: actor.accountId,
			email: '',
			displayName: 'Eero',
			locale: 'fi',
			sessionHash: ''
		} as const;
		const arrived = await arrive(
			{ db: fresh.db, now: new Date(moment) },
			city.slug,
			account,
			reading
		);
		expect(arrived?.actor.kind === 'resident' ? arrived.actor.seats.length : -1).toBe(held.length);
	});
});

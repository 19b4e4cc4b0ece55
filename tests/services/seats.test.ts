import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, Invalid, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import {
	appointCoordinator,
	changeTerm,
	dismissCoordinator,
	endSeat,
	listMembers,
	membersOnAPage,
	readSeat
} from '#lib/server/services/seats.ts';
import { aCity, again, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { accountOf, aGroup, seated, verbsOf } from '../support/group.ts';

let database: FreshDatabase;
let city: City;
let groupId: number;
let aino: Context, bertil: Context, outsider: Context;
const all = { search: '', former: false };

beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	const { db } = database;
	city = await aCity(db);
	groupId = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), groupId, { role: 'coordinator' });
	bertil = await seated(await resident(db, city, 'Bertil'), groupId);
	outsider = await resident(db, city, 'Otto');
});
afterAll(() => database.drop());

const seatOf = async (name: string) => {
	const { seats } = await listMembers(aino, groupId, { search: name, former: false });
	if (!seats[0]) throw new Error(`${name} has no seat.`);
	return seats[0];
};
const term = { startsOn: '2026-01-01', endsOn: '', substituteFor: '' };

describe('the members of a group', () => {
	test('are named to members and staff, coordinators first', async () => {
		const { seats, mayChange } = await listMembers(bertil, groupId, all);
		expect(seats.map((seat) => [seat.displayName, seat.role])).toEqual([
			['Aino', 'coordinator'],
			['Bertil', 'member']
		]);
		expect(mayChange).toBe(false);
	});
	test('are not named to others', async () => {
		await expect(listMembers(outsider, groupId, all)).rejects.toThrow(Forbidden);
		await expect(listMembers(asVisitor(database.db, city), groupId, all)).rejects.toThrow(
			SignInRequired
		);
	});
	test('are found by a part of the name, which means what it says', async () => {
		const { seats } = await listMembers(aino, groupId, { search: 'ERT', former: false });
		expect(seats.map((seat) => seat.displayName)).toEqual(['Bertil']);
		expect((await listMembers(aino, groupId, { search: '%', former: false })).seats).toEqual([]);
	});
	test('of yesterday are shown to coordinators alone', async () => {
		await seated(await resident(database.db, city, 'Former'), groupId, { to: '2026-11-22' });
		const former = { search: '', former: true };
		const { seats } = await listMembers(aino, groupId, former);
		expect(seats.map((seat) => seat.displayName)).toEqual(['Former']);
		await expect(listMembers(bertil, groupId, former)).rejects.toThrow(Forbidden);
	});
	test('come in pages that follow each other without a gap', async () => {
		const people = Array.from({ length: membersOnAPage }, (_, n) => `Same name ${n % 7}`);
		for (const name of people) await seated(await resident(database.db, city, name), groupId);
		const first = await listMembers(aino, groupId, all);
		const second = await listMembers(aino, groupId, { ...all, after: first.next ?? 0 });
		const ids = [...first.seats, ...second.seats].map((seat) => seat.id);
		expect([first.seats.length, new Set(ids).size, second.next]).toEqual([
			membersOnAPage,
			membersOnAPage + 2,
			null
		]);
	});
});

describe('a term', () => {
	test('is set by a coordinator, with whom the seat steps in for', async () => {
		const [main, seat] = [await seatOf('Aino'), await seatOf('Bertil')];
		await changeTerm(aino, groupId, seat.id, {
			startsOn: '2026-02-01',
			endsOn: '2027-01-31',
			substituteFor: String(main.id)
		});
		expect((await readSeat(aino, groupId, seat.id)).seat).toMatchObject({
			startsOn: '2026-02-01',
			endsOn: '2027-01-31',
			substituteFor: { displayName: 'Aino' }
		});
	});
	test('that is over makes no member', async () => {
		const seat = await seatOf('Bertil');
		await changeTerm(aino, groupId, seat.id, { ...term, endsOn: '2026-11-22' });
		const now = await again(bertil, accountOf(bertil));
		expect(now.actor).toMatchObject({ seats: [] });
		await expect(listMembers(now, groupId, all)).rejects.toThrow(Forbidden);
	});
	test("follows the city's calendar: a last day ends at its own midnight", async () => {
		const seat = await seatOf('Bertil');
		await changeTerm(aino, groupId, seat.id, { ...term, endsOn: '2026-11-23' });
		const lateThatDay = { ...bertil, now: new Date('2026-11-23T21:59:00Z') };
		const pastMidnight = { ...bertil, now: new Date('2026-11-23T22:00:00Z') };
		expect((await again(lateThatDay, accountOf(bertil))).actor).toMatchObject({
			seats: [{ groupId }]
		});
		expect((await again(pastMidnight, accountOf(bertil))).actor).toMatchObject({ seats: [] });
	});
	test('steps in for nobody outside the group, and not for itself', async () => {
		const seat = await seatOf('Bertil');
		const other = await aGroup(database.db, city);
		await seated(outsider, other);
		const { seats } = await listMembers(
			await resident(database.db, city, 'F', { role: 'admin' }),
			other,
			all
		);
		for (const id of [seat.id, seats[0]?.id ?? 0, 999_999_999]) {
			const wrong = changeTerm(aino, groupId, seat.id, { ...term, substituteFor: String(id) });
			await expect(wrong).rejects.toThrow(new Invalid('no_such_seat', 'substituteFor'));
		}
	});
});

describe('coordinators', () => {
	test('are appointed and dismissed by each other', async () => {
		const seat = await seatOf('Bertil');
		await appointCoordinator(aino, groupId, seat.id);
		const second = await again(bertil, accountOf(bertil));
		await dismissCoordinator(second, groupId, (await seatOf('Aino')).id);
		expect((await seatOf('Aino')).role).toBe('member');
		expect(await verbsOf(database.db, city)).toEqual([
			'appoint coordinator',
			'dismiss coordinator'
		]);
	});
	test('the last one goes in no way without its being said', async () => {
		const { id } = await seatOf('Aino');
		expect((await readSeat(aino, groupId, id)).isLastCoordinator).toBe(true);
		const refusal = new Conflict('last_coordinator');
		await expect(dismissCoordinator(aino, groupId, id)).rejects.toThrow(refusal);
		await expect(endSeat(aino, groupId, id)).rejects.toThrow(refusal);
		await expect(changeTerm(aino, groupId, id, { ...term, endsOn: '2026-11-22' })).rejects.toThrow(
			refusal
		);
		expect(await seatOf('Aino')).toMatchObject({ role: 'coordinator', endsOn: null });
		await endSeat(aino, groupId, id, { asLast: true });
		expect(await verbsOf(database.db, city)).toEqual(['end seat']);
	});
});

describe('ending a seat', () => {
	test('is done once', async () => {
		const { id } = await seatOf('Bertil');
		await endSeat(aino, groupId, id);
		await expect(endSeat(aino, groupId, id)).rejects.toThrow(NotFound);
	});
	test('is for coordinators and staff', async () => {
		const { id } = await seatOf('Aino');
		await expect(endSeat(bertil, groupId, id)).rejects.toThrow(Forbidden);
		await expect(readSeat(bertil, groupId, id)).rejects.toThrow(Forbidden);
	});
});

test('a hidden group, another group and another city have no such seat', async () => {
	const { db } = database;
	const hidden = await aGroup(db, city, { visibility: 'members' });
	const inside = await seated(await resident(db, city, 'Inside'), hidden, { role: 'coordinator' });
	const { seats } = await listMembers(inside, hidden, all);
	const seatId = seats[0]?.id ?? 0;
	const neighbour = await resident(db, await aCity(db), 'Elsa', { role: 'admin' });
	for (const [who, group] of [
		[outsider, hidden],
		[aino, groupId],
		[neighbour, hidden]
	] as const) {
		await expect(readSeat(who, group, seatId)).rejects.toThrow(NotFound);
		await expect(changeTerm(who, group, seatId, term)).rejects.toThrow(NotFound);
		await expect(appointCoordinator(who, group, seatId)).rejects.toThrow(NotFound);
		await expect(dismissCoordinator(who, group, seatId)).rejects.toThrow(NotFound);
		await expect(endSeat(who, group, seatId)).rejects.toThrow(NotFound);
	}
	await expect(listMembers(outsider, hidden, all)).rejects.toThrow(NotFound);
	await expect(listMembers(neighbour, hidden, all)).rejects.toThrow(NotFound);
});

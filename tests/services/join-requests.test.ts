import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { editGroup, readGroup } from '#lib/server/services/groups.ts';
import {
	acceptJoinRequest,
	declineJoinRequest,
	listJoinRequests,
	requestsOnAPage
} from '#lib/server/services/join-requests.ts';
import { askToJoin, withdrawJoinRequest } from '#lib/server/services/joining.ts';
import { aCity, again, aPerson, asResident, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { accountOf, aGroup, aGroupInput, seated, verbsOf } from '../support/group.ts';
import { lettersSent } from '../support/letters.ts';

let database: FreshDatabase;
let city: City;
let groupId: number;
let aino: Context, bertil: Context;
const wish = { message: 'I know the shore well.' };
const yes = { answer: '' };

beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	const { db } = database;
	city = await aCity(db);
	groupId = await aGroup(db, city, { joining: 'request' });
	aino = await seated(await resident(db, city, 'Aino'), groupId, { role: 'coordinator' });
	bertil = await resident(db, city, 'Bertil');
	await lettersSent(db);
});
afterAll(() => database.drop());

const onlyRequest = async () => {
	const { requests } = await listJoinRequests(aino, groupId);
	if (!requests[0] || requests[1]) throw new Error('There should be one request.');
	return requests[0];
};

describe('asking to join', () => {
	test('waits for a decision, and the coordinators are told by mail', async () => {
		await askToJoin(bertil, groupId, wish);
		expect(await onlyRequest()).toMatchObject({ displayName: 'Bertil', message: wish.message });
		expect((await readGroup(bertil, groupId)).people.request).toMatchObject({ state: 'waiting' });
		const [letter, ...more] = await lettersSent(database.db);
		expect(letter?.subject).toBe('Bertil would like to join “Future workshop”');
		expect(letter?.text).toContain('> I know the shore well.');
		expect(letter?.text).toContain(
			`https://kumppani.example/${city.slug}/groups/${groupId}/requests`
		);
		expect(more).toEqual([]);
	});
	test('ten times at once makes one request', async () => {
		const tries = Array.from({ length: 10 }, () => askToJoin(bertil, groupId, wish));
		const results = await Promise.allSettled(tries);
		expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
		await onlyRequest();
	});
	test('is for groups that take people so, from people who are not in', async () => {
		const open = await aGroup(database.db, city);
		await expect(askToJoin(bertil, open, wish)).rejects.toThrow(
			new Conflict('group_joins_by_open')
		);
		await expect(askToJoin(aino, groupId, wish)).rejects.toThrow(new Conflict('already_member'));
		await expect(askToJoin(asVisitor(database.db, city), groupId, wish)).rejects.toThrow(
			SignInRequired
		);
	});
	test('can be taken back until it is decided', async () => {
		await askToJoin(bertil, groupId, wish);
		await withdrawJoinRequest(bertil, groupId);
		expect((await listJoinRequests(aino, groupId)).requests).toEqual([]);
		await expect(withdrawJoinRequest(bertil, groupId)).rejects.toThrow(
			new Conflict('request_decided')
		);
		expect(await lettersSent(database.db)).toEqual([]);
	});
});

describe('deciding', () => {
	test('yes gives a seat from today on and a mail in the language of the person', async () => {
		const person = await aPerson(database.db, 'Kaisa', 'fi');
		const kaisa = await asResident(database.db, city, person);
		await askToJoin(kaisa, groupId, wish);
		await lettersSent(database.db);
		await acceptJoinRequest(aino, groupId, (await onlyRequest()).id, { answer: 'Tervetuloa.' });
		expect((await again(kaisa, person)).actor).toMatchObject({
			seats: [{ groupId, role: 'member' }]
		});
		const [letter] = await lettersSent(database.db);
		expect(letter).toMatchObject({ to: person.email, locale: 'fi' });
		expect(letter?.subject).toBe('Jäsenyys ryhmässä ”Future workshop” on hyväksytty');
		expect(letter?.text).toContain('> Tervetuloa.');
	});
	test('no gives a mail with the reason, and one may ask again', async () => {
		await askToJoin(bertil, groupId, wish);
		await declineJoinRequest(aino, groupId, (await onlyRequest()).id, {
			answer: 'All seats are taken.'
		});
		const [letter] = await lettersSent(database.db);
		expect(letter?.text).toContain('> All seats are taken.');
		expect((await readGroup(bertil, groupId)).people).toMatchObject({
			seat: null,
			request: { state: 'declined', answer: 'All seats are taken.' }
		});
		await askToJoin(bertil, groupId, wish);
		await onlyRequest();
		expect(await verbsOf(database.db, city)).toEqual([
			'ask to join group',
			'decline join request',
			'ask to join group'
		]);
	});
	test('of two decisions at once the first counts', async () => {
		await askToJoin(bertil, groupId, wish);
		const { id } = await onlyRequest();
		await lettersSent(database.db);
		const results = await Promise.allSettled([
			acceptJoinRequest(aino, groupId, id, yes),
			declineJoinRequest(aino, groupId, id, yes),
			acceptJoinRequest(aino, groupId, id, yes)
		]);
		expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
		expect(await lettersSent(database.db)).toHaveLength(1);
		const seats = (await again(bertil, accountOf(bertil))).actor;
		const accepted = results[1].status === 'rejected';
		expect(seats).toMatchObject({ seats: accepted ? [{ groupId }] : [] });
	});
	test('a closed group takes nobody, but still answers', async () => {
		await askToJoin(bertil, groupId, wish);
		const { id } = await onlyRequest();
		await editGroup(aino, groupId, { ...aGroupInput, state: 'closed' });
		await expect(acceptJoinRequest(aino, groupId, id, yes)).rejects.toThrow(
			new Conflict('group_closed')
		);
		await declineJoinRequest(aino, groupId, id, yes);
	});
	test('is for coordinators and staff', async () => {
		await askToJoin(bertil, groupId, wish);
		const { id } = await onlyRequest();
		for (const who of [bertil, await seated(await resident(database.db, city, 'Mira'), groupId)]) {
			await expect(listJoinRequests(who, groupId)).rejects.toThrow(Forbidden);
			await expect(acceptJoinRequest(who, groupId, id, yes)).rejects.toThrow(Forbidden);
			await expect(declineJoinRequest(who, groupId, id, yes)).rejects.toThrow(Forbidden);
		}
	});
});

test('many requests come in pages, the oldest first', async () => {
	for (let n = 0; n < requestsOnAPage + 2; n++)
		await askToJoin(await resident(database.db, city, `Person ${n}`), groupId, wish);
	const first = await listJoinRequests(aino, groupId);
	const second = await listJoinRequests(aino, groupId, { after: first.next ?? 0 });
	expect([first.requests.length, second.requests.length, second.next]).toEqual([
		requestsOnAPage,
		2,
		null
	]);
	expect(first.requests[0]?.displayName).toBe('Person 0');
});

test('a hidden group, another group and another city have no such request', async () => {
	const { db } = database;
	await askToJoin(bertil, groupId, wish);
	const { id } = await onlyRequest();
	const hidden = await aGroup(db, city, { visibility: 'members', joining: 'request' });
	const other = await aGroup(db, city);
	const neighbour = await resident(db, await aCity(db), 'Elsa', { role: 'admin' });
	const otherCoordinator = await seated(bertil, other, { role: 'coordinator' });
	for (const [who, group] of [
		[bertil, hidden],
		[neighbour, groupId],
		[otherCoordinator, other]
	] as const) {
		await expect(acceptJoinRequest(who, group, id, yes)).rejects.toThrow(NotFound);
		await expect(declineJoinRequest(who, group, id, yes)).rejects.toThrow(NotFound);
	}
	for (const who of [bertil, neighbour]) {
		await expect(askToJoin(who, hidden, wish)).rejects.toThrow(NotFound);
		await expect(withdrawJoinRequest(who, hidden)).rejects.toThrow(NotFound);
		await expect(listJoinRequests(who, hidden)).rejects.toThrow(NotFound);
	}
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import {
	editGroup,
	foundGroup,
	openGroupFounding,
	groupsOnAPage,
	listGroups,
	openGroupForEditing,
	readGroup
} from '#lib/server/services/groups.ts';
import { joinGroup, leaveGroup } from '#lib/server/services/joining.ts';
import { aCity, again, aPerson, asResident, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { accountOf, aGroup, aGroupInput, seated, verbsOf } from '../support/group.ts';

let database: FreshDatabase;
let city: City;
let aino: Context, fatima: Context, visitor: Context;

beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	const { db } = database;
	city = await aCity(db);
	aino = await resident(db, city, 'Aino');
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	visitor = asVisitor(db, city);
});
afterAll(() => database.drop());

describe('founding a group', () => {
	test('staff found it, and it is there with its purpose made safe', async () => {
		const id = await foundGroup(fatima, {
			...aGroupInput,
			purpose: '# Aim\n\n<script>ideas</script>'
		});
		const { group, people } = await readGroup(visitor, id);
		expect(group).toMatchObject({
			name: 'Future workshop',
			state: 'active',
			supportThreshold: null
		});
		expect(group.purposeHtml).toBe('<h2>Aim</h2>\n<p>&lt;script&gt;ideas&lt;/script&gt;</p>');
		expect(people).toMatchObject({ members: 0, coordinators: [] });
		expect(await verbsOf(database.db, city)).toEqual(['found group']);
	});
	test('who founds it to coordinate it has the first seat', async () => {
		const id = await foundGroup(fatima, { ...aGroupInput, coordinate: true });
		const { people } = await readGroup(await again(fatima, accountOf(fatima)), id);
		expect(people).toMatchObject({ members: 1, coordinators: ['Fatima'] });
		expect(people.seat).toMatchObject({
			role: 'coordinator',
			startsOn: '2026-11-23',
			endsOn: null
		});
	});
	test('residents do not found groups, visitors are asked to sign in', async () => {
		await expect(foundGroup(aino, aGroupInput)).rejects.toThrow(Forbidden);
		await expect(foundGroup(visitor, aGroupInput)).rejects.toThrow(SignInRequired);
		await expect(openGroupFounding(aino)).rejects.toThrow(Forbidden);
		await openGroupFounding(fatima);
	});
});

describe('editing a group', () => {
	test('its coordinators and staff do, and the log tells what opened or closed', async () => {
		const id = await aGroup(database.db, city);
		const coordinator = await seated(aino, id, { role: 'coordinator' });
		await editGroup(coordinator, id, { ...aGroupInput, state: 'closed', supportThreshold: '250' });
		expect((await readGroup(visitor, id)).group).toMatchObject({
			state: 'closed',
			supportThreshold: 250
		});
		const { detail } = await database.db
			.selectFrom('activity')
			.where('city_id', '=', city.id)
			.select('detail')
			.executeTakeFirstOrThrow();
		expect(detail).toEqual({ state: 'closed' });
	});
	test('members do not, nor coordinators whose term is over', async () => {
		const id = await aGroup(database.db, city);
		const member = await seated(aino, id);
		await expect(editGroup(member, id, aGroupInput)).rejects.toThrow(Forbidden);
		const bertil = await seated(await resident(database.db, city, 'Bertil'), id, {
			role: 'coordinator',
			to: '2026-11-22'
		});
		await expect(openGroupForEditing(bertil, id)).rejects.toThrow(Forbidden);
	});
});

describe('the list of groups', () => {
	test('has the own ones first, then active, forming and closed ones, each by name', async () => {
		const { db } = database;
		const closed = await aGroup(db, city, { name: 'Aaa', state: 'closed' });
		const forming = await aGroup(db, city, { name: 'Bbb', state: 'forming' });
		const second = await aGroup(db, city, { name: 'Öljy' });
		const first = await aGroup(db, city, { name: 'Zeppelin' });
		const own = await aGroup(db, city, { name: 'Zzz' });
		const member = await seated(aino, own);
		const { groups } = await listGroups({ ...member, locale: 'fi' });
		expect(groups.map((group) => group.id)).toEqual([own, first, second, forming, closed]);
		expect(groups[0]).toMatchObject({ role: 'member', members: 1 });
		expect(groups[1]).toMatchObject({ role: null, members: 0, coordinators: [] });
	});
	test('counts the seats of today alone', async () => {
		const id = await aGroup(database.db, city);
		await seated(aino, id, { role: 'coordinator' });
		await seated(fatima, id, { to: '2026-11-22' });
		const { groups } = await listGroups(visitor);
		expect(groups[0]).toMatchObject({ members: 1, coordinators: ['Aino'] });
	});
	test('leaves out what is for members only', async () => {
		const hidden = await aGroup(database.db, city, { visibility: 'members' });
		expect((await listGroups(visitor)).groups).toEqual([]);
		expect((await listGroups(aino)).groups).toEqual([]);
		expect((await listGroups(await seated(aino, hidden))).groups).toHaveLength(1);
		expect((await listGroups(fatima)).groups).toHaveLength(1);
	});
	test('goes on to the next page where the last one ended', async () => {
		const names = Array.from({ length: groupsOnAPage + 3 }, (_, n) => `Group ${n}`);
		for (const name of names) await aGroup(database.db, city, { name });
		const first = await listGroups(visitor);
		const second = await listGroups(visitor, { after: first.next ?? 0 });
		expect([first.groups.length, second.groups.length, second.next]).toEqual([
			groupsOnAPage,
			3,
			null
		]);
		const seen = [...first.groups, ...second.groups].map((group) => group.name);
		expect(new Set(seen)).toEqual(new Set(names));
	});
});

describe('joining an open group', () => {
	test('gives a seat from today on', async () => {
		const id = await aGroup(database.db, city);
		await joinGroup(aino, id);
		const member = await again(aino, accountOf(aino));
		expect(member.actor).toMatchObject({ seats: [{ groupId: id, role: 'member' }] });
		expect(await verbsOf(database.db, city)).toEqual(['join group']);
	});
	test('twenty times at once gives one seat and one line in the log', async () => {
		const id = await aGroup(database.db, city);
		await Promise.all(Array.from({ length: 20 }, () => joinGroup(aino, id)));
		expect((await readGroup(visitor, id)).people.members).toBe(1);
		expect(await verbsOf(database.db, city)).toEqual(['join group']);
	});
	test('by fifty people at once gives fifty seats', async () => {
		const id = await aGroup(database.db, city);
		const people = await Promise.all(
			Array.from({ length: 50 }, (_, n) => resident(database.db, city, `Person ${n}`))
		);
		await Promise.all(people.map((one) => joinGroup(one, id)));
		expect((await readGroup(visitor, id)).people.members).toBe(50);
	});
	test('is open again to who has left or whose term is over', async () => {
		const id = await aGroup(database.db, city);
		await seated(aino, id, { to: '2026-11-22' });
		await joinGroup(aino, id);
		await leaveGroup(aino, id);
		expect((await readGroup(visitor, id)).people.members).toBe(0);
		await joinGroup(aino, id);
		expect((await readGroup(visitor, id)).people.members).toBe(1);
	});
	test('is not possible in a closed group, nor one that asks for a request or an invitation', async () => {
		const { db } = database;
		const closed = await aGroup(db, city, { state: 'closed' });
		const byRequest = await aGroup(db, city, { joining: 'request' });
		const invited = await aGroup(db, city, { joining: 'invitation' });
		await expect(joinGroup(aino, closed)).rejects.toThrow(new Conflict('group_closed'));
		await expect(joinGroup(aino, byRequest)).rejects.toThrow(
			new Conflict('group_joins_by_request')
		);
		await expect(joinGroup(aino, invited)).rejects.toThrow(
			new Conflict('group_joins_by_invitation')
		);
	});
	test('and closing it at the same moment leave nobody in a closed group', async () => {
		const id = await aGroup(database.db, city);
		const joins = [aino, await resident(database.db, city, 'Bertil')].map((one) =>
			joinGroup(one, id)
		);
		const results = await Promise.allSettled([
			...joins,
			editGroup(fatima, id, { ...aGroupInput, state: 'closed' })
		]);
		const joined = results.slice(0, 2).filter((result) => result.status === 'fulfilled').length;
		expect((await readGroup(fatima, id)).people.members).toBe(joined);
		const verbs = await verbsOf(database.db, city);
		expect(verbs.indexOf('edit group')).toBe(verbs.length - 1);
	});
	test('a visitor is asked to sign in', async () => {
		const id = await aGroup(database.db, city);
		await expect(joinGroup(visitor, id)).rejects.toThrow(SignInRequired);
	});
});

describe('leaving a group', () => {
	test('is one act, and nobody leaves who is not in it', async () => {
		const id = await aGroup(database.db, city);
		const member = await seated(aino, id);
		await leaveGroup(member, id);
		await expect(leaveGroup(member, id)).rejects.toThrow(new Conflict('not_member'));
	});
	test('as the last coordinator is done knowingly, and the log tells it', async () => {
		const id = await aGroup(database.db, city);
		const last = await seated(aino, id, { role: 'coordinator' });
		await expect(leaveGroup(last, id)).rejects.toThrow(new Conflict('last_coordinator'));
		await leaveGroup(last, id, { asLast: true });
		expect((await readGroup(visitor, id)).people.coordinators).toEqual([]);
		const { detail } = await database.db
			.selectFrom('activity')
			.where('city_id', '=', city.id)
			.select('detail')
			.executeTakeFirstOrThrow();
		expect(detail).toEqual({ coordinators: 0 });
	});
	test('two last coordinators at once do not both go unawares', async () => {
		const id = await aGroup(database.db, city);
		const both = [
			await seated(aino, id, { role: 'coordinator' }),
			await seated(fatima, id, { role: 'coordinator' })
		];
		const results = await Promise.allSettled(both.map((one) => leaveGroup(one, id)));
		expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await readGroup(visitor, id)).people.coordinators).toHaveLength(1);
	});
});

describe('who is no member of a hidden group, or lives in another city', () => {
	test('does not find the group in any way', async () => {
		const hidden = await aGroup(database.db, city, { visibility: 'members' });
		const elsewhere = await aCity(database.db);
		const person = await aPerson(database.db, 'Elsa');
		const neighbour = await asResident(database.db, elsewhere, person, { role: 'admin' });
		const open = await aGroup(database.db, city);
		for (const [who, id] of [
			[aino, hidden],
			[visitor, hidden],
			[neighbour, hidden],
			[neighbour, open]
		] as const) {
			await expect(readGroup(who, id)).rejects.toThrow(NotFound);
			await expect(openGroupForEditing(who, id)).rejects.toThrow(NotFound);
			await expect(editGroup(who, id, aGroupInput)).rejects.toThrow(NotFound);
			await expect(joinGroup(who, id)).rejects.toThrow(NotFound);
			await expect(leaveGroup(who, id)).rejects.toThrow(NotFound);
		}
	});
});

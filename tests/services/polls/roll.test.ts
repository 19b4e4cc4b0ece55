import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, Invalid, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { findCandidates } from '#lib/server/services/polls/candidates.ts';
import { addToRoll, showRoll } from '#lib/server/services/polls/roll.ts';
import { aCity, aPerson, asVisitor, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup, seated } from '../../support/group.ts';
import { aPoll, anOpenPoll, hill, passTime } from '../../support/open-poll.ts';

let database: FreshDatabase;
let city: City;
let fatima: Context, aino: Context, bertil: Context;
let group: number;
let bertilsAddress: string;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	aino = await seated(await resident(db, city, 'Aino'), group);
	bertil = await resident(db, city, 'Bertil');
	const { email } = await db
		.selectFrom('account')
		.where('display_name', '=', 'Bertil')
		.select('email')
		.executeTakeFirstOrThrow();
	bertilsAddress = email;
});
afterAll(() => database.drop());

const idOf = ({ actor }: Context) => (actor.kind === 'resident' ? actor.id : 0);
const asPerson = (context: Context) => `resident:${idOf(context)}`;
const why = 'Moved here on the day before';

describe('adding somebody to the roll', () => {
	test('lets them vote; everybody reads who added them and why, and not whom', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await addToRoll(fatima, poll, { person: asPerson(bertil), why });
		await castBallot(bertil, poll, { by: 'account' }, { choices: hill, words: {} });
		const seen = await showRoll(asVisitor(database.db, city), poll);
		expect(seen).toMatchObject({ entitled: { atOpening: 1, late: 1 }, figures: null });
		expect(seen.canAdd).toBe(false);
		expect(seen.late).toEqual([{ by: 'Fatima', why, on: '2026-11-23', name: null }]);
		const run = await showRoll(fatima, poll);
		expect(run.late[0]?.name).toBe('Bertil');
		expect(run.figures).toMatchObject({ entitled: 2, late: 1, voted: 1, channels: { online: 1 } });
	});
	test('is recorded with the resident and nothing else of them', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await addToRoll(fatima, poll, { person: asPerson(bertil), why });
		await addToRoll(fatima, poll, { person: 'email:new@koti.example', why });
		const lines = await database.db
			.selectFrom('activity')
			.where('content_id', '=', poll)
			.where('verb', '=', 'add to roll')
			.orderBy('id')
			.select(['actor_id as actor', 'resident_id as resident', 'detail'])
			.execute();
		expect(lines).toEqual([
			{ actor: idOf(fatima), resident: idOf(bertil), detail: {} },
			{ actor: idOf(fatima), resident: null, detail: {} }
		]);
	});
	test('takes an address or a member number; an address of a resident is that resident', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await addToRoll(fatima, poll, { person: `email:${bertilsAddress}`, why });
		await addToRoll(fatima, poll, { person: 'email:new@koti.example', why });
		await addToRoll(fatima, poll, { person: 'number:a-17', why });
		const rows = await database.db
			.selectFrom('poll_roll')
			.where('poll_id', '=', poll)
			.where('added_by', 'is not', null)
			.select(['resident_id', 'email', 'member_number'])
			.execute();
		expect(rows).toHaveLength(3);
		expect(rows).toContainEqual({ resident_id: idOf(bertil), email: null, member_number: null });
		expect(rows).toContainEqual({
			resident_id: null,
			email: 'new@koti.example',
			member_number: null
		});
		expect(rows).toContainEqual({ resident_id: null, email: null, member_number: 'A-17' });
	});
	test('is refused when they are on it already, in whatever form', async () => {
		const { db } = database;
		const poll = await anOpenPoll(fatima, { groupId: group });
		const twice = new Conflict('poll_on_roll');
		await expect(addToRoll(fatima, poll, { person: asPerson(aino), why })).rejects.toThrow(twice);
		const listed = await aPerson(db, 'Listed');
		await addToRoll(fatima, poll, { person: `email:${listed.email}`, why });
		const { id } = await db
			.insertInto('resident')
			.values({ city_id: city.id, account_id: listed.accountId, display_name: 'Listed' })
			.returning('id')
			.executeTakeFirstOrThrow();
		for (const person of [`resident:${id}`, `email:${listed.email}`])
			await expect(addToRoll(fatima, poll, { person, why })).rejects.toThrow(twice);
	});
	test('happens once when several do it at the same moment', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const acts = await Promise.allSettled(
			Array.from({ length: 8 }, (_, n) =>
				addToRoll(fatima, poll, {
					person: n % 2 ? asPerson(bertil) : `email:${bertilsAddress}`,
					why
				})
			)
		);
		expect(acts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect((await showRoll(fatima, poll)).entitled).toEqual({ atOpening: 1, late: 1 });
	});
	test('is for an open poll, without codes', async () => {
		const draft = await aPoll(fatima, { groupId: group });
		const add = (poll: number) => addToRoll(fatima, poll, { person: asPerson(bertil), why });
		await expect(add(draft)).rejects.toThrow(new Conflict('poll_not_open'));
		const codes = await anOpenPoll(fatima, { electorate: { kind: 'codes', count: 2 } });
		await expect(add(codes)).rejects.toThrow(new Conflict('poll_roll_codes'));
		const poll = await anOpenPoll(fatima, { groupId: group });
		await passTime(fatima, poll);
		await expect(add(poll)).rejects.toThrow(new Conflict('poll_closed'));
	});
	test('is for coordinators and staff, and takes residents of this city alone', async () => {
		const { db } = database;
		const poll = await anOpenPoll(fatima, { groupId: group });
		const fields = { person: asPerson(bertil), why };
		await expect(addToRoll(aino, poll, fields)).rejects.toThrow(Forbidden);
		await expect(addToRoll(asVisitor(db, city), poll, fields)).rejects.toThrow(SignInRequired);
		const ulla = await resident(db, await aCity(db), 'Ulla');
		await expect(addToRoll(fatima, poll, { person: asPerson(ulla), why })).rejects.toThrow(
			new Invalid('poll_no_such_resident', 'person')
		);
	});
});

describe('looking for somebody to add', () => {
	test('finds residents by name, an address with its account, and a number as it is', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		expect(await findCandidates(fatima, poll, 'bert')).toEqual([
			{ person: asPerson(bertil), kind: 'resident', name: 'Bertil', hint: 'b…@example.org' }
		]);
		expect(await findCandidates(fatima, poll, bertilsAddress)).toEqual([
			{ person: `email:${bertilsAddress}`, kind: 'email', name: 'Bertil', hint: bertilsAddress }
		]);
		expect(await findCandidates(fatima, poll, 'A-17')).toEqual([
			{ person: 'number:A-17', kind: 'number', name: null, hint: 'A-17' }
		]);
		await expect(findCandidates(aino, poll, 'bert')).rejects.toThrow(Forbidden);
	});
});

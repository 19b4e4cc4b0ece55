import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, Invalid, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { codeOf } from '#lib/server/poll-codes.ts';
import { secretOf } from '#lib/server/queries/polls/rules.ts';
import { aCity, asVisitor, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup, seated } from '../../support/group.ts';
import { aPoll, anOpenPoll, harbour, hill, passTime, riverside } from '../../support/open-poll.ts';

let database: FreshDatabase;
let city: City;
let fatima: Context, aino: Context, bertil: Context;
let group: number;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	aino = await seated(await resident(db, city, 'Aino'), group);
	bertil = await resident(db, city, 'Bertil');
});
afterAll(() => database.drop());

const mine = { by: 'account' } as const;
const filled = (choices = riverside) => ({ choices, words: {} });
const box = (pollId: number) =>
	database.db
		.selectFrom('ballot')
		.where('poll_id', '=', pollId)
		.orderBy('leaf')
		.select(['choices', 'leaf', 'roll_id as rollId', 'words'])
		.execute();
const leaves = (pollId: number) =>
	database.db
		.selectFrom('poll_leaf')
		.where('poll_id', '=', pollId)
		.select(['leaf', 'replaces'])
		.execute();

describe('casting a ballot', () => {
	test('puts it in the box with its leaf, and notes on the roll that they voted, not when or what', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const { leaf } = await castBallot(aino, poll, mine, filled());
		expect(await box(poll)).toEqual([
			{ choices: '{"q1":[[0],[1]]}', leaf, rollId: expect.any(String), words: null }
		]);
		expect(await leaves(poll)).toEqual([{ leaf, replaces: null }]);
		const roll = await database.db
			.selectFrom('poll_roll')
			.where('poll_id', '=', poll)
			.selectAll()
			.execute();
		expect(roll.map(({ resident_id, voted_by }) => [resident_id, voted_by])).toEqual([
			[aino.actor.kind === 'resident' && aino.actor.id, 'online']
		]);
	});

	test('the same again gives the same receipt and changes nothing: the answer may have got lost', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const first = await castBallot(aino, poll, mine, filled());
		const second = await castBallot(aino, poll, mine, filled());
		expect(second).toEqual(first);
		expect(await box(poll)).toHaveLength(1);
		expect(await leaves(poll)).toHaveLength(1);
	});

	test('other choices take the place of the former ones; the log will say which leaf was replaced', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const first = await castBallot(aino, poll, mine, filled(riverside));
		const second = await castBallot(aino, poll, mine, filled(hill));
		expect((await box(poll)).map(({ choices, leaf }) => [choices, leaf])).toEqual([
			['{"q1":[[1],[0],[2]]}', second.leaf]
		]);
		expect(await leaves(poll)).toContainEqual({ leaf: second.leaf, replaces: first.leaf });
	});

	test('a detached ballot has no link from the start, no receipt, and cannot be changed', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group, secrecy: 'detached' });
		expect(await castBallot(aino, poll, mine, filled())).toEqual({ leaf: null });
		expect((await box(poll)).map(({ rollId }) => rollId)).toEqual([null]);
		await expect(castBallot(aino, poll, mine, filled(hill))).rejects.toThrow(
			new Conflict('poll_voted_already')
		);
		expect(await box(poll)).toHaveLength(1);
	});

	test('fifty racing casts of one person are one ballot', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const casts = await Promise.all(
			Array.from({ length: 50 }, () => castBallot(aino, poll, mine, filled()))
		);
		expect(new Set(casts.map(({ leaf }) => leaf)).size).toBe(1);
		expect(await box(poll)).toHaveLength(1);
	});

	test('fifty racing changes of one person end in one ballot, and every former leaf is replaced once', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const all = [riverside, hill, harbour];
		await Promise.all(
			Array.from({ length: 50 }, (_, place) =>
				castBallot(aino, poll, mine, filled(all[place % 3] ?? hill))
			)
		);
		const [ballot, ...others] = await box(poll);
		expect(others).toEqual([]);
		const logged = await leaves(poll);
		const replaced = logged.flatMap(({ replaces }) => replaces ?? []);
		expect(new Set(replaced).size).toBe(replaced.length);
		const standing = logged.filter(({ leaf }) => !replaced.includes(leaf));
		expect(standing.map(({ leaf }) => leaf)).toEqual([ballot?.leaf]);
	});
});

describe('who may cast', () => {
	test('nobody who is not on the roll', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await expect(castBallot(bertil, poll, mine, filled())).rejects.toThrow(
			new Forbidden('poll_not_entitled')
		);
		expect(await box(poll)).toEqual([]);
	});
	test('not who joined after opening: the roll was made then', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const late = await seated(await resident(database.db, city, 'Late'), group);
		await expect(castBallot(late, poll, mine, filled())).rejects.toThrow(Forbidden);
	});
	test('a visitor is asked to sign in', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await expect(castBallot(asVisitor(database.db, city), poll, mine, filled())).rejects.toThrow(
			SignInRequired
		);
	});
	test('who holds a code, once, without an account', async () => {
		const poll = await anOpenPoll(fatima, { electorate: { kind: 'codes', count: 3 } });
		const secret = await secretOf(database.db, { cityId: city.id, pollId: poll });
		const code = codeOf(secret?.codeKey ?? '', poll, 2);
		const visitor = asVisitor(database.db, city);
		const { leaf } = await castBallot(visitor, poll, { by: 'code', code }, filled());
		const again = await castBallot(visitor, poll, { by: 'code', code }, filled(hill));
		expect(again.leaf).not.toBe(leaf);
		expect(await box(poll)).toHaveLength(1);
		await expect(
			castBallot(visitor, poll, { by: 'code', code: 'AAAA-AAAA-AAAA-AAAA' }, filled())
		).rejects.toThrow(new Forbidden('poll_code_unknown'));
	});
	test('for a resident of another city, and where a group is hidden, there is no such poll', async () => {
		const hidden = await aGroup(database.db, city, { visibility: 'members' });
		await seated(aino, hidden);
		const poll = await anOpenPoll(fatima, { groupId: hidden });
		await expect(castBallot(bertil, poll, mine, filled())).rejects.toThrow(NotFound);
		const umea = await aCity(database.db);
		const umeaResident = await resident(database.db, umea, 'Ulla');
		const open = await anOpenPoll(fatima);
		await expect(castBallot(umeaResident, open, mine, filled())).rejects.toThrow(NotFound);
	});
});

describe('what is refused', () => {
	test.each([
		['an unknown option', { q1: [[7]] }],
		['an option twice', { q1: [[0], [0]] }],
		['a rank left out', { q1: [[], [1]] }],
		['another kind of answer', { q1: 'yes' as const }],
		['another question', { q1: [[0]], q2: [[0]] }],
		['nothing at all', {}]
	])('%s', async (_, choices) => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await expect(castBallot(aino, poll, mine, filled(choices as never))).rejects.toThrow(Invalid);
		expect(await box(poll)).toEqual([]);
	});
	test('a poll in preparation, and one whose time is over', async () => {
		const draft = await aPoll(fatima, { groupId: group });
		await expect(castBallot(fatima, draft, mine, filled())).rejects.toThrow(
			new Conflict('poll_not_open')
		);
		const poll = await anOpenPoll(fatima, { groupId: group });
		await passTime(fatima, poll);
		await expect(castBallot(aino, poll, mine, filled())).rejects.toThrow(
			new Conflict('poll_closed')
		);
		expect(await box(poll)).toEqual([]);
	});
});

describe('the database itself refuses', () => {
	test('to change rules, dates, or a ballot behind its leaf', async () => {
		const { db } = database;
		const poll = await anOpenPoll(fatima, { groupId: group });
		await castBallot(aino, poll, mine, filled());
		const changes = [
			db.updateTable('poll_rules').set({ rules: '{}' }).where('poll_id', '=', poll),
			db
				.updateTable('poll_rules')
				.set({ hash: 'a'.repeat(64) })
				.where('poll_id', '=', poll),
			db.updateTable('poll_rules').set({ closes_at: new Date() }).where('poll_id', '=', poll),
			db.updateTable('poll').set({ closes_at: new Date() }).where('id', '=', poll),
			db.updateTable('poll').set({ state: 'draft' }).where('id', '=', poll),
			db.updateTable('ballot').set({ choices: '{"q1":[[2]]}' }).where('poll_id', '=', poll),
			db
				.updateTable('ballot')
				.set({ nonce: '0'.repeat(32) })
				.where('poll_id', '=', poll),
			db.deleteFrom('poll_rules').where('poll_id', '=', poll)
		];
		for (const change of changes) await expect(change.execute()).rejects.toThrow(/violates/);
	});
	test('a second ballot at one place on the roll', async () => {
		const { db } = database;
		const poll = await anOpenPoll(fatima, { groupId: group });
		await castBallot(aino, poll, mine, filled());
		const copy = db
			.insertInto('ballot')
			.columns(['city_id', 'poll_id', 'rules_hash', 'choices', 'nonce', 'leaf', 'roll_id'])
			.expression((eb) =>
				eb
					.selectFrom('ballot')
					.where('poll_id', '=', poll)
					.select(['city_id', 'poll_id', 'rules_hash', 'choices', 'nonce', 'leaf', 'roll_id'])
			);
		await expect(copy.execute()).rejects.toThrow(/violates unique constraint/);
	});
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import type { Context } from '#lib/server/context.ts';
import { canReadContent, canReadGroup } from '#lib/server/queries/visibility.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';

let database: FreshDatabase;
let city: City;
let open: number, hidden: number;
let aino: Context, bertil: Context, former: Context, future: Context, fatima: Context;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	open = await aGroup(db, city);
	hidden = await aGroup(db, city, { visibility: 'members' });
	aino = await seated(await resident(db, city, 'Aino'), hidden);
	bertil = await resident(db, city, 'Bertil');
	former = await seated(await resident(db, city, 'Former'), hidden, { to: '2026-11-22' });
	future = await seated(await resident(db, city, 'Future'), hidden, { from: '2026-11-24' });
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
});
afterAll(() => database.drop());

const groupsFor = async (actor: Actor) => {
	const rows = await database.db
		.selectFrom('partner_group')
		.where('partner_group.city_id', '=', city.id)
		.where(canReadGroup(actor))
		.orderBy('partner_group.id')
		.select('partner_group.id')
		.execute();
	return rows.map((row) => row.id);
};

describe('a group for members only', () => {
	test('is there for who holds a seat today', async () => {
		expect(await groupsFor(aino.actor)).toEqual([open, hidden]);
	});
	test('is there for the staff of the city and for its operator', async () => {
		expect(await groupsFor(fatima.actor)).toEqual([open, hidden]);
		expect(await groupsFor({ kind: 'operator' })).toEqual([open, hidden]);
	});
	test('is not there for visitors, newcomers and other residents', async () => {
		const noor: Actor = { kind: 'newcomer', accountId: 1, displayName: 'Noor' };
		expect(await groupsFor(asVisitor(database.db, city).actor)).toEqual([open]);
		expect(await groupsFor(noor)).toEqual([open]);
		expect(await groupsFor(bertil.actor)).toEqual([open]);
	});
	test('is not there any more when the term is over, nor before it begins', async () => {
		expect(await groupsFor(former.actor)).toEqual([open]);
		expect(await groupsFor(future.actor)).toEqual([open]);
	});
});

describe('what is written', () => {
	let draft: number, published: number, kept: number;
	beforeAll(async () => {
		const author = aino.actor.kind === 'resident' ? aino.actor.id : null;
		const write = async (groupId: number, at: Date | null) => {
			const { id } = await database.db
				.insertInto('content')
				.values({
					city_id: city.id,
					kind: 'proposal',
					group_id: groupId,
					author_id: author,
					language: 'en',
					published_at: at
				})
				.returning('id')
				.executeTakeFirstOrThrow();
			return id;
		};
		draft = await write(open, null);
		published = await write(open, aino.now);
		kept = await write(hidden, aino.now);
	});
	const contentFor = async (actor: Actor) => {
		const rows = await database.db
			.selectFrom('content')
			.where('content.city_id', '=', city.id)
			.where(canReadContent(actor))
			.orderBy('content.id')
			.select('content.id')
			.execute();
		return rows.map((row) => row.id);
	};
	test('is read by its author from the first draft on', async () => {
		expect(await contentFor(aino.actor)).toEqual([draft, published, kept]);
	});
	test('is read by others when it is published, where they may read the group', async () => {
		expect(await contentFor(bertil.actor)).toEqual([published]);
		expect(await contentFor(asVisitor(database.db, city).actor)).toEqual([published]);
	});
	test('is no draft of somebody else for staff either', async () => {
		expect(await contentFor(fatima.actor)).toEqual([published, kept]);
	});
});

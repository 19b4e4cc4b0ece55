import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { orders, readListing, type Listing } from '#lib/domain/proposal/listing.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { answerProposal } from '#lib/server/services/answers.ts';
import { listProposals } from '#lib/server/services/proposals/listing.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import { supportProposal } from '#lib/server/services/supports.ts';
import { writeViews } from '#lib/server/services/views.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aDraft, anAnswer, anOffer, aProposal } from '../support/proposal.ts';
import { statementsOf } from '../support/statements.ts';

let fresh: FreshDatabase;
let db: Db;
let espoo: City;
let workshop: number;
let inner: number;
let aino: Context;
let farah: Context;
let veikko: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
	espoo = await aCity(db);
	workshop = await aGroup(db, espoo, { name: 'Future workshop' });
	inner = await aGroup(db, espoo, { name: 'Inner circle', visibility: 'members' });
	aino = await seated(await resident(db, espoo, 'Aino'), workshop);
	farah = await seated(await resident(db, espoo, 'Farah'), inner);
	veikko = await resident(db, espoo, 'Veikko');

	const mobility = await anOffer(aino, 'category', 'Mobility');
	const tapiola = await anOffer(aino, 'neighbourhood', 'Tapiola');
	await aProposal(on(aino, 1), workshop, { title: 'A lantern for the boathouse path' });
	await aProposal(on(aino, 2), workshop, {
		title: 'A cycle path along the shore',
		categoryId: mobility,
		neighbourhoodId: tapiola
	});
	const third = await aProposal(on(aino, 3), workshop, { title: 'Longer evenings at the library' });
	await aProposal(on(farah, 4), inner, { title: 'What only members may read' });
	await aDraft(on(aino, 5), workshop);
	await supportProposal(veikko, third);
	await answerProposal(await resident(db, espoo, 'Maija', { role: 'admin' }), third, anAnswer());
});
afterAll(() => fresh.drop());

const on = (person: Context, day: number): Context => ({
	...person,
	now: new Date(Date.UTC(2026, 9, day))
});
const list = (viewer: Context, query = '') =>
	listProposals(viewer, readListing(new URLSearchParams(query)));
const titles = async (viewer: Context, query = '') =>
	(await list(viewer, query)).items.map(({ title }) => title);

describe('the list shows', () => {
	test('what is published, the newest first, and never a draft', async () => {
		expect(await titles(asVisitor(db, espoo))).toEqual([
			'Longer evenings at the library',
			'A cycle path along the shore',
			'A lantern for the boathouse path'
		]);
	});

	test('nothing of a members-only group to outsiders: not in the list, the count, the choices, the search', async () => {
		for (const outsider of [veikko, aino, asVisitor(db, espoo)]) {
			const all = await list(outsider);
			expect(all.count).toBe(3);
			expect(all.choices.groups.map(({ name }) => name)).toEqual(['Future workshop']);
			expect(await list(outsider, 'q=members')).toMatchObject({ count: 0, items: [] });
			expect(await list(outsider, `group=${inner}`)).toMatchObject({ count: 0, items: [] });
		}
		expect((await list(farah)).count).toBe(4);
		expect(await titles(farah, 'q=members')).toEqual(['What only members may read']);
		const facilitator = await resident(db, espoo, 'Facilitator', { role: 'facilitator' });
		expect((await list(facilitator)).count).toBe(4);
	});

	test('nothing of another city', async () => {
		const umea = await aCity(db);
		expect(await list(asVisitor(db, umea))).toMatchObject({ count: 0, items: [] });
	});

	test('two lines of each, where, and how it stands', async () => {
		const [, cycling] = (await list(asVisitor(db, espoo))).items;
		expect(cycling).toMatchObject({
			excerpt: 'Those who cannot stand for long could take the bus again.',
			place: { text: 'Tapiola', lang: 'en' },
			state: 'gathering',
			supports: 0,
			language: 'en'
		});
	});

	test('drafts to their author alone, apart from the rest', async () => {
		const drafts = async (viewer: Context) => (await list(viewer)).drafts.map(({ title }) => title);
		expect(await drafts(aino)).toEqual(['A bench at every bus stop']);
		expect(await drafts(veikko)).toEqual([]);
		expect(await drafts(asVisitor(db, espoo))).toEqual([]);
	});
});

describe('the list is narrowed', () => {
	test('by state, and to what waits for an answer', async () => {
		expect(await titles(veikko, 'state=accepted')).toEqual(['Longer evenings at the library']);
		expect(await titles(veikko, 'unanswered=1')).toEqual([
			'A cycle path along the shore',
			'A lantern for the boathouse path'
		]);
	});

	test('by topic, neighbourhood and group', async () => {
		const { choices } = await list(veikko);
		const cycling = ['A cycle path along the shore'];
		expect(await titles(veikko, `category=${choices.categories[0]?.id}`)).toEqual(cycling);
		expect(await titles(veikko, `neighbourhood=${choices.neighbourhoods[0]?.id}`)).toEqual(cycling);
		expect((await list(veikko, `group=${workshop}`)).count).toBe(3);
		expect((await list(veikko, 'category=999999')).count).toBe(0);
	});

	test('to what is mine: written or supported by me; a visitor has nothing', async () => {
		expect(await titles(veikko, 'mine=1')).toEqual(['Longer evenings at the library']);
		expect((await list(aino, 'mine=1')).count).toBe(3);
		expect((await list(asVisitor(db, espoo), 'mine=1')).count).toBe(0);
	});

	test('by words, with a typing error, the best match first', async () => {
		expect(await titles(veikko, 'q=evening libary')).toEqual(['Longer evenings at the library']);
		expect(await titles(veikko, 'q=path')).toHaveLength(2);
		expect((await list(veikko, 'q=%3F%3F')).count).toBe(3);
	});
});

describe('the list is ordered', () => {
	test('by support', async () => {
		expect((await titles(veikko, 'order=supported'))[0]).toBe('Longer evenings at the library');
	});

	test('so that what few have seen comes first', async () => {
		const { items } = await list(veikko);
		for (const { id } of items.slice(1)) await showProposal(veikko, id);
		await writeViews(db);
		expect((await titles(veikko, 'order=unseen'))[0]).toBe('Longer evenings at the library');
	});
});

describe('page by page', () => {
	let umea: City;
	let viewer: Context;
	beforeAll(async () => {
		umea = await aCity(db);
		const group = await aGroup(db, umea);
		const sven = await seated(await resident(db, umea, 'Sven'), group);
		viewer = asVisitor(db, umea);
		// Several of one moment and of one count: the order must still be one.
		for (let n = 0; n < 45; n += 1)
			await aProposal(on(sven, 1 + (n % 3)), group, { title: `A safer crossing, number ${n}` });
		const { items } = await listProposals(viewer, readListing(new URLSearchParams()));
		for (const { id } of items) if (id % 2) await supportProposal(sven, id);
	});

	test.for(orders)('every one comes once, forth and back: %s', async (order) => {
		const start = readListing(new URLSearchParams(`q=crossing&order=${order}`));
		const forth = await walk(start, 'next');
		expect(forth.pages.map((page) => page.length)).toEqual([20, 20, 5]);
		expect(new Set(forth.pages.flat()).size).toBe(45);
		const back = await walk({ ...start, place: forth.last }, 'previous');
		expect(back.pages).toEqual([...forth.pages].reverse());
	});

	async function walk(start: Listing, way: 'next' | 'previous') {
		const pages: number[][] = [];
		let place: Listing['place'] = start.place;
		let last: Listing['place'];
		do {
			const page = await listProposals(viewer, { ...start, place });
			pages.push(page.items.map(({ id }) => id));
			last = place;
			place = page[way];
		} while (place);
		return { pages, last };
	}

	test('a page asks at most four statements, whatever it shows', async () => {
		const statements = (query: string) =>
			statementsOf(viewer, (context) =>
				listProposals(context, readListing(new URLSearchParams(query)))
			);
		expect(await statements('')).toBeLessThanOrEqual(4);
		expect(await statements('q=crossing&state=gathering&order=supported')).toBeLessThanOrEqual(4);
		expect(await statementsOf(aino, (context) => list(context))).toBeLessThanOrEqual(4);
	});
});

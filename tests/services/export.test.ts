import { afterAll, beforeAll, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { byteOrderMark, csvLine } from '#lib/domain/csv.ts';
import { exportFields, type ExportedProposal } from '#lib/domain/proposal/export.ts';
import { readListing } from '#lib/domain/proposal/listing.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { importProposals } from '#lib/server/services/imports.ts';
import { exportProposals } from '#lib/server/services/proposals/exporting.ts';
import { aCity, aMonday, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup } from '../support/group.ts';

let database: FreshDatabase;
let db: Db;
let espoo: City;
let aino: Context;

const rows = [
	{
		title: '=SUM(A1) is no formula',
		summary: '"Quoted", and more',
		text: 'First line\n\n- second',
		language: 'en',
		category: 'Liikenne',
		district: 'Olari',
		state: 'accepted',
		votes: 12,
		created: '2024-03-12'
	},
	{ title: 'Pyörätie rantaan', text: '', language: 'fi', state: 'gathering', votes: 3 },
	{ title: 'Fler bänkar', text: '@torget', language: 'sv', state: 'withdrawn', votes: 0 }
];

beforeAll(async () => {
	database = await freshDatabase();
	db = database.db;
	espoo = await aCity(db);
	aino = await resident(db, espoo, 'Aino', { role: 'admin' });
	await take(aino, await aGroup(db, espoo, { name: 'Shore' }), JSON.stringify(rows));
	const closed = await aGroup(db, espoo, { name: 'Inner circle', visibility: 'members' });
	await take(aino, closed, '[{"title":"Only for members"}]');
	const elsewhere = await aCity(db);
	const bengt = await resident(db, elsewhere, 'Bengt', { role: 'admin' });
	await take(bengt, await aGroup(db, elsewhere), '[{"title":"In another city"}]');
});

afterAll(() => database.drop());

test('a proposal is exported with what its page shows, in the city’s own language', async () => {
	const [first] = await exported(asVisitor(db, espoo));
	expect(first).toEqual({
		id: expect.any(Number),
		title: '=SUM(A1) is no formula',
		summary: '"Quoted", and more',
		text: 'First line\n\n- second',
		language: 'en',
		category: 'Liikenne',
		neighbourhood: 'Olari',
		group: 'Shore',
		state: 'accepted',
		supports: 12,
		published: '2024-03-12T10:00:00.000Z',
		url: `https://kumppani.example/espoo/proposals/${first?.id}`,
		answer: null,
		answered_by: null,
		answered: null,
		merged_into: null
	});
});

test('the newest version of the answer goes with it', async () => {
	const [first] = await exported(asVisitor(db, espoo));
	await db
		.insertInto('official_answer')
		.values(
			['Yes.', 'Yes, in May.'].map((reason, place) => ({
				city_id: espoo.id,
				proposal_id: first?.id ?? 0,
				version: place + 1,
				verdict: 'accepted' as const,
				reason,
				reason_html: '',
				language: 'en',
				owner: 'Street department',
				answered_by: null,
				answered_at: aMonday
			}))
		)
		.execute();
	const [answered] = await exported(asVisitor(db, espoo));
	expect(answered).toMatchObject({
		answer: 'Yes, in May.',
		answered_by: 'Street department',
		answered: aMonday.toISOString()
	});
});

test('it holds what the list holds: the same filters, and nothing the viewer cannot see', async () => {
	const visitor = asVisitor(db, espoo);
	expect(await titles(visitor, '')).toHaveLength(3);
	expect(await titles(visitor, 'state=gathering')).toEqual(['Pyörätie rantaan']);
	expect(await titles(visitor, 'q=pyoratei')).toEqual(['Pyörätie rantaan']);
	expect(await titles(aino, '')).toContain('Only for members');
	expect(await titles(aino, '')).not.toContain('In another city');
});

test('a long list comes whole, in the order of its numbers', async () => {
	const city = await aCity(db);
	const carla = await resident(db, city, 'Carla', { role: 'admin' });
	const many = Array.from({ length: 1203 }, (_, number) => ({ title: `Bench ${number}` }));
	await take(carla, await aGroup(db, city), JSON.stringify(many));
	const found = await exported(asVisitor(db, city));
	expect(found.map(({ title }) => title)).toEqual(many.map(({ title }) => title));
});

test.each(['csv', 'json'])('what was exported as %s can be imported again', async (format) => {
	const visitor = asVisitor(db, espoo);
	const before = await exported(visitor);
	const file =
		format === 'json'
			? JSON.stringify(before)
			: byteOrderMark +
				[exportFields, ...before.map((one) => exportFields.map((field) => one[field]))]
					.map(csvLine)
					.join('');

	const city = await aCity(db);
	const dora = await resident(db, city, 'Dora', { role: 'admin' });
	expect(await take(dora, await aGroup(db, city, { name: 'Shore' }), file)).toMatchObject({
		created: 3,
		bad: [],
		unknownStates: []
	});
	const after = await exported(asVisitor(db, city));
	const text = ({
		title,
		summary,
		text,
		language,
		category,
		state,
		supports
	}: ExportedProposal) => ({
		...{ title, summary, text, language, category, state, supports }
	});
	expect(after.map(text)).toEqual(before.map(text));
	expect(after[0]?.published).toBe(before[0]?.published);
});

async function take(context: Context, groupId: number, file: string) {
	const bytes = Buffer.from(file);
	return importProposals(context, { bytes, groupId, language: 'fi', makeMissing: true });
}

async function exported(context: Context, query = ''): Promise<ExportedProposal[]> {
	const home = 'https://kumppani.example/espoo';
	return Array.fromAsync(exportProposals(context, readListing(new URLSearchParams(query)), home));
}

async function titles(context: Context, query: string): Promise<string[]> {
	return (await exported(context, query)).map(({ title }) => title);
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { byteOrderMark, csvLine } from '#lib/domain/csv.ts';
import { exportFields, type ExportedProposal } from '#lib/domain/proposal/export.ts';
import { readListing } from '#lib/domain/proposal/listing.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { importProposals } from '#lib/server/services/imports.ts';
import { exportProposals } from '#lib/server/services/proposals/exporting.ts';
import { appealAsAuthor, decideAppeal } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import { aCity, aMonday, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aDecision, caseAbout, report } from '../support/moderation.ts';
import { aProposal } from '../support/proposal.ts';

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
		context: null,
		collapsed: false,
		merged_into: null
	});
});

test('what facilitators put beside a text goes with it, and is gone when that is taken back', async () => {
	const city = await aCity(db);
	const fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	const greta = await resident(db, city, 'Greta', { role: 'facilitator' });
	const group = await aGroup(db, city);
	const bertil = await seated(await resident(db, city, 'Bertil'), group);
	const proposal = await aProposal(bertil, group, { body: 'Snow may not be heaped anywhere.' });
	const decide = async (wishes: Parameters<typeof aDecision>[0]) => {
		await report(fatima, proposal);
		return decideCase(fatima, await caseAbout(fatima, proposal), aDecision(wishes));
	};
	const marks = async () => {
		const [{ context, collapsed, text } = {}] = await exported(asVisitor(db, city));
		return { context, collapsed, text };
	};
	const label = 'Snow may be heaped in one’s own yard.';
	const puid = await decide({ step: 'label', label });
	await decide({ step: 'collapse' });
	const text = 'Snow may not be heaped anywhere.';
	expect(await marks()).toEqual({ context: label, collapsed: true, text });
	await appealAsAuthor(bertil, puid, 'I have read the by-law.');
	const { decision } = await readStatement(bertil, puid);
	const verdict = { outcome: 'reversed', reasons: 'The by-law says so.' } as const;
	await decideAppeal(greta, decision.appealId ?? 0, verdict);
	expect(await marks()).toEqual({ context: null, collapsed: true, text });
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

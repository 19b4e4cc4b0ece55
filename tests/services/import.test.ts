import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Forbidden, Invalid, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { matchingContent, searchPlan } from '#lib/server/queries/search.ts';
import { importProposals, previewImport } from '#lib/server/services/imports.ts';
import { aCity, aMonday, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup } from '../support/group.ts';

let database: FreshDatabase;
let db: Db;
let city: City;
let admin: Context;
let groupId: number;

beforeAll(async () => {
	database = await freshDatabase();
	db = database.db;
});

afterAll(() => database.drop());

beforeEach(async () => {
	city = await aCity(db);
	admin = await resident(db, city, 'Aino', { role: 'admin' });
	groupId = await aGroup(db, city, { supportThreshold: 25 });
});

describe('a file', () => {
	test.each([
		['commas', 'title,text\nA bench,By the sea\n'],
		['semicolons', 'title;text\nA bench;By the sea\n'],
		['tabs', 'title\ttext\r\nA bench\tBy the sea\r\n'],
		['a mark of byte order', '\ufefftitle,text\nA bench,By the sea'],
		['quotes', '"title","text"\n"A bench","By the sea"\n'],
		['a list', '[{"title":"A bench","text":"By the sea"}]'],
		['an object with a list', '{"count":1,"Matter":[{"title":"A bench","text":"By the sea"}]}'],
		['one object', '{"title":"A bench","text":"By the sea"}'],
		['lines', '\n{"title":"A bench","text":"By the sea"}\n\n{"title":"A lamp"}\n']
	])('with %s is read', async (_, text) => {
		const { outcome, samples } = await preview(text);
		expect(outcome?.bad).toEqual([]);
		expect(samples[0]).toMatchObject({ title: 'A bench', text: 'By the sea', language: 'fi' });
	});

	test('keeps line breaks and signs inside quotes', async () => {
		const { samples } = await preview('title;text\n"A bench; green";"First\r\n""second"""\n');
		expect(samples[0]).toMatchObject({ title: 'A bench; green', text: 'First\n"second"' });
	});

	test('may hold more in a cell than a list shows', async () => {
		const { samples } = await preview(
			'[{"title":{"fi":"Penkki"},"tags":["a","b"],"votes":12,"state":null}]'
		);
		expect(samples[0]).toMatchObject({ title: 'Penkki', supports: 12, state: undefined });
	});

	test.each([
		['', 'import_empty', {}],
		['title,text\n', 'import_empty', {}],
		['title,text\nA bench,"By the sea\n\nA lamp,\n', 'import_broken', { line: 2 }],
		['title\nA bench\nA "lamp"\n"A "tree"\n', 'import_broken', { line: 3 }],
		['title,title\nA,B\n', 'import_column_twice', { column: 'title' }],
		['[{"title":"A"},\n{"title"]', 'import_broken', { line: 2 }],
		['{"a":[{"b":1}],"c":[{"d":1}]}', 'import_many_lists', {}]
	])('that reads %j is refused: %s', async (text, reason, details) => {
		const refused = await preview(text).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(Invalid);
		expect(refused).toMatchObject({ reason, details, field: 'file' });
	});

	test('that is not UTF-8 is refused with the line that shows it', async () => {
		const bytes = Buffer.from('title\nA bench\nP\u00f6yt\u00e4\n', 'latin1');
		await expect(previewImport(admin, { bytes, groupId, language: 'fi' })).rejects.toMatchObject({
			reason: 'import_not_utf8',
			details: { line: 3 }
		});
	});

	test('whose columns say nothing waits for somebody to say which is the title', async () => {
		const text = 'a;b\nA bench;By the sea\n';
		expect(await preview(text)).toMatchObject({ columns: ['a', 'b'], outcome: undefined });
		await expect(take(text)).rejects.toMatchObject({ reason: 'import_no_title' });
		expect(await take(text, { wishes: { title: 'a', text: 'b' } })).toMatchObject({ created: 1 });
		await expect(take(text, { wishes: { title: 'c' } })).rejects.toMatchObject({
			reason: 'import_no_column',
			details: { column: 'c' }
		});
	});
});

describe('an import', () => {
	test('takes the good rows and tells the number and reason of every bad one', async () => {
		const outcome = await take(
			[
				'id,title,votes',
				'1,A bench,3',
				'2,,1',
				'3,A lamp,several',
				'4,A tree',
				'1,A bench again,2',
				'5,A well,0'
			].join('\n')
		);
		expect(outcome).toMatchObject({ rows: 6, created: 2, already: 0 });
		expect(outcome.bad).toEqual([
			{ number: 3, faults: [{ field: 'title', reason: 'required', details: {} }] },
			{ number: 4, faults: [{ field: 'supports', reason: 'no_number', details: {} }] },
			{ number: 5, faults: [{ field: null, reason: 'cells', details: { count: 2, wanted: 3 } }] },
			{ number: 6, faults: [{ field: 'id', reason: 'repeated', details: { count: 2 } }] }
		]);
		expect(await titles()).toEqual(['A bench', 'A well']);
	});

	test('a broken line among JSON lines is one bad row', async () => {
		const outcome = await take('{"title":"A bench"}\n{"title":\n{"title":"A lamp"}\n');
		expect(outcome).toMatchObject({ created: 2, bad: [{ number: 2 }] });
	});

	test('that is run again creates nothing twice, and takes what is new', async () => {
		const first = '[{"id":1,"title":"A bench"},{"title":"A lamp"}]';
		const second = '[{"id":1,"title":"A bench, changed"},{"title":"A lamp"},{"title":"A tree"}]';
		expect(await take(first)).toMatchObject({ created: 2, already: 0 });
		expect(await take(first)).toMatchObject({ created: 0, already: 2 });
		expect(await take(second)).toMatchObject({ created: 1, already: 2 });
		expect(await titles()).toEqual(['A bench', 'A lamp', 'A tree']);
	});

	test('twice at the same moment creates nothing twice', async () => {
		const rows = JSON.stringify([{ title: 'A bench' }, { title: 'A lamp' }]);
		const outcomes = await Promise.all([take(rows), take(rows), take(rows)]);
		expect(outcomes.map(({ created }) => created).sort()).toEqual([0, 0, 2]);
		expect(await titles()).toHaveLength(2);
	});

	test('that fails in the middle leaves nothing behind', async () => {
		await sql`alter table import_record add constraint stumble check (source_key <> 'id=700')`.execute(
			db
		);
		const rows = Array.from({ length: 800 }, (_, number) => ({
			id: number,
			title: `Bench ${number}`,
			category: 'Parks'
		}));
		await expect(take(JSON.stringify(rows), { makeMissing: true })).rejects.toThrow('stumble');
		await sql`alter table import_record drop constraint stumble`.execute(db);
		expect(await titles()).toEqual([]);
		expect(await namesOf('category')).toEqual([]);
	});

	test('brings state, supports, day and language, and can be found', async () => {
		await take(
			JSON.stringify([
				{
					id: 1,
					title: 'Fler cykelbanor',
					summary: 'Längs stranden',
					text: '**Snart**',
					status: 'Approved',
					votes: 67,
					created: '2022-11-09',
					language: 'sv'
				}
			]),
			{ stateNote: { text: 'From elsewhere.', language: 'en' } }
		);
		const proposal = await db
			.selectFrom('proposal')
			.innerJoin('content', 'content.id', 'proposal.id')
			.innerJoin('proposal_figures as figures', 'figures.proposal_id', 'proposal.id')
			.where('proposal.city_id', '=', city.id)
			.selectAll('proposal')
			.select(['content.language', 'content.published_at', 'content.author_id', 'figures.supports'])
			.executeTakeFirstOrThrow();
		expect(proposal).toMatchObject({
			title: 'Fler cykelbanor',
			summary: 'Längs stranden',
			body_html: '<p><strong>Snart</strong></p>',
			state: 'accepted',
			version: 1,
			threshold: 25,
			supports_elsewhere: 67,
			supports: 67,
			language: 'sv',
			author_id: null,
			published_at: new Date('2022-11-09T10:00:00Z')
		});
		const steps = await db
			.selectFrom('proposal_step')
			.where('city_id', '=', city.id)
			.orderBy('number')
			.select(['to_state', 'taken_at', 'note_html as note', 'note_language as language'])
			.execute();
		expect(steps).toEqual([
			{
				to_state: 'gathering',
				taken_at: new Date('2022-11-09T10:00:00Z'),
				note: '',
				language: null
			},
			{ to_state: 'accepted', taken_at: aMonday, note: '<p>From elsewhere.</p>', language: 'en' }
		]);
		const plan = await searchPlan(db, city.id, 'cykelbana');
		expect(plan && (await matchingContent(db, city.id, plan).execute())).toMatchObject([
			{ content_id: proposal.id }
		]);
	});

	test('leaves a category that the city does not have empty, or makes it when it is asked to', async () => {
		await db
			.insertInto('category')
			.values({
				city_id: city.id,
				names: JSON.stringify({ fi: 'Liikenne', sv: 'Trafik' }),
				icon: 'transport',
				position: 1
			})
			.execute();
		const rows = (id: number) =>
			JSON.stringify([
				{ id, title: 'A bench', category: 'Puistot', district: 'Olari' },
				{ id: id + 1, title: 'A bridge', category: 'trafik' }
			]);
		expect(await take(rows(1))).toMatchObject({
			unknownCategories: [{ word: 'Puistot', rows: 1 }],
			unknownNeighbourhoods: [{ word: 'Olari', rows: 1 }]
		});
		expect(await namesOf('category')).toEqual([{ fi: 'Liikenne', sv: 'Trafik' }]);
		expect(await take(rows(3), { makeMissing: true })).toMatchObject({
			unknownCategories: [],
			madeCategories: 1,
			madeNeighbourhoods: 1
		});
		expect(await namesOf('category')).toEqual([
			{ fi: 'Liikenne', sv: 'Trafik' },
			{ fi: 'Puistot' }
		]);
		expect(await namesOf('neighbourhood')).toEqual([{ fi: 'Olari' }]);
	});

	test('is written down in the log with its numbers', async () => {
		await take('[{"title":"A bench"}]');
		const line = await db
			.selectFrom('activity')
			.where('city_id', '=', city.id)
			.selectAll()
			.executeTakeFirstOrThrow();
		expect(line).toMatchObject({
			verb: 'import proposals',
			group_id: groupId,
			detail: { created: 1, already: 0 }
		});
	});

	test('a preview writes nothing', async () => {
		expect((await preview('[{"title":"A bench"}]')).outcome).toMatchObject({ created: 1 });
		expect(await titles()).toEqual([]);
	});
});

describe('who may', () => {
	const file = '[{"title":"A bench"}]';

	test('a visitor has to sign in, and neither residents nor facilitators may', async () => {
		const refusals = [
			[asVisitor(db, city), SignInRequired],
			[await resident(db, city, 'Bengt'), Forbidden],
			[await resident(db, city, 'Carla', { role: 'facilitator' }), Forbidden]
		] as const;
		for (const [context, refusal] of refusals) {
			const request = { bytes: Buffer.from(file), groupId, language: 'fi' };
			await expect(importProposals(context, request)).rejects.toBeInstanceOf(refusal);
			await expect(previewImport(context, request)).rejects.toBeInstanceOf(refusal);
		}
	});

	test('a group of another city does not exist', async () => {
		groupId = await aGroup(db, await aCity(db));
		await expect(preview(file)).rejects.toBeInstanceOf(NotFound);
		await expect(take(file)).rejects.toBeInstanceOf(NotFound);
	});
});

function request(text: string, more: object = {}) {
	return { bytes: Buffer.from(text), groupId, language: 'fi', ...more };
}

const preview = (text: string) => previewImport(admin, request(text));
const take = (text: string, more: object = {}) => importProposals(admin, request(text, more));

async function titles(): Promise<string[]> {
	const rows = await db
		.selectFrom('proposal')
		.where('city_id', '=', city.id)
		.select('title')
		.orderBy('id')
		.execute();
	return rows.map(({ title }) => title);
}

async function namesOf(table: 'category' | 'neighbourhood') {
	const rows = await db
		.selectFrom(table)
		.where('city_id', '=', city.id)
		.select('names')
		.orderBy('position')
		.execute();
	return rows.map(({ names }) => names);
}

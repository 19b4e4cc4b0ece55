import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Forbidden, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { importComments, previewCommentImport } from '#lib/server/services/imports/comments.ts';
import { importProposals } from '#lib/server/services/imports.ts';
import { showThread } from '#lib/server/services/threads/showing.ts';
import { aCity, aMonday, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup } from '../support/group.ts';
import { say } from '../support/thread.ts';

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
	groupId = await aGroup(db, city);
	await proposals(groupId);
});

describe('comments from elsewhere', () => {
	test('stand below what they answer, wherever that stands in the file', async () => {
		const outcome = await take([
			{ id: 3, proposal_id: 70, parent: 2, body: 'And swallows.', created: '2022-03-03' },
			{ id: 2, proposal_id: 70, parent: 1, body: 'And bats.', created: '2022-03-02' },
			{ id: 4, proposal_id: 70, body: 'Later, by itself.', created: '2022-03-05' },
			{ id: 1, proposal_id: 70, parent: null, body: 'For the owls.', created: '2022-03-01' },
			{ id: 5, proposal_id: 80, parent: '', body: 'Elsewhere.', created: '2022-03-01' }
		]);
		expect(outcome).toMatchObject({ rows: 5, created: 5, bad: [], unplaced: [], proposals: 2 });
		expect(await thread('A bench')).toEqual([
			['<p>For the owls.</p>', ['<p>And bats.</p>', '<p>And swallows.</p>']],
			['<p>Later, by itself.</p>', []]
		]);
	});

	test('are counted in their thread with the moment of the last, and nobody is told', async () => {
		await take([
			{ id: 1, proposal_id: 70, body: 'First.', created: '2022-03-01T10:00:00Z' },
			{ id: 2, proposal_id: 70, body: 'Second.', created: '2022-04-01T10:00:00Z' }
		]);
		expect(await figures()).toEqual([
			{ comments: 2, last_comment_at: new Date('2022-04-01T10:00:00Z') }
		]);
		for (const table of ['occurrence', 'delivery', 'follow'] as const) {
			const { rows } = await sql`select 1 from ${sql.table(table)}
				where city_id = ${city.id}`.execute(db);
			expect(rows, table).toEqual([]);
		}
	});

	test('come to those that people have written here already', async () => {
		const id = await proposal('A bench');
		await say(await resident(db, city, 'Bengt'), id, 'I am here.');
		await take([{ id: 1, proposal_id: 70, body: 'I was there.', created: '2022-03-01' }]);
		expect(await figures()).toEqual([{ comments: 2, last_comment_at: aMonday }]);
		expect(await thread('A bench')).toHaveLength(2);
	});

	test('bring language, stance, agreements and moment; markup becomes plain text', async () => {
		await take([
			{
				id: 1,
				proposal_id: 70,
				body_html: '<p>Necessitem més bancs a la plaça, <b>sobretot</b> per a la gent gran.</p>',
				alignment: -1,
				likes: 12,
				created: '2016-02-01T11:27:33'
			},
			{ id: 2, proposal_id: 70, parent: 1, body_html: '<p>Ja.</p>', alignment: 1, lang: 'ca-ES' }
		]);
		const [first, second] = await comments();
		expect(first).toMatchObject({
			body: 'Necessitem més bancs a la plaça, sobretot per a la gent gran.',
			language: 'ca',
			stance: 'against',
			agrees: 12,
			agrees_elsewhere: 12,
			published_at: new Date('2016-02-01T09:27:33Z')
		});
		expect(second).toMatchObject({
			body: 'Ja.',
			language: 'ca',
			stance: null,
			published_at: aMonday
		});
	});

	test('whose language no word tells have that of the proposal, or the one that is said', async () => {
		await take([{ id: 1, proposal_id: 70, body: '+1' }]);
		await take([{ id: 2, proposal_id: 70, body: '+1' }], { language: 'sv' });
		expect((await comments()).map(({ language }) => language)).toEqual(['fi', 'sv']);
	});

	test('name their authors only when that column is named', async () => {
		await take([{ id: 1, proposal_id: 70, body: 'Quietly.', author: 'Ona' }]);
		await take([{ id: 2, proposal_id: 70, body: 'Aloud.', author: 'Pau' }], {
			wishes: { author: 'author' }
		});
		const { page } = await showThread(asVisitor(db, city), await proposal('A bench'), {
			order: 'oldest',
			place: null
		});
		expect(page.branches.map(({ head }) => head.authorName)).toEqual([null, 'Pau']);
	});

	test('without words keep their place while something hangs below', async () => {
		const outcome = await take([
			{ id: 1, proposal_id: 70, body: '' },
			{ id: 2, proposal_id: 70, parent: 1, body: null },
			{ id: 3, proposal_id: 70, parent: 2, body: 'I disagree.' },
			{ id: 4, proposal_id: 70, parent: 3, body: ' ' },
			{ id: 5, proposal_id: 70, body: '<p> </p>' }
		]);
		expect(outcome).toMatchObject({ created: 3, wordless: 2 });
		expect(outcome.bad).toEqual([
			{ number: 4, faults: [{ field: 'text', reason: 'required', details: {} }] },
			{ number: 5, faults: [{ field: 'text', reason: 'required', details: {} }] }
		]);
		expect((await comments()).map(({ removed_at }) => removed_at !== null)).toEqual([
			true,
			true,
			false
		]);
		expect(await figures()).toMatchObject([{ comments: 1 }]);
	});
});

describe('a row', () => {
	test('that cannot be taken is told with its number and reason', async () => {
		await proposals(await aGroup(db, city), [{ id: 90, title: 'A lamp' }]);
		await proposals(await aGroup(db, city), [{ id: 90, title: 'A lamp, too' }]);
		const outcome = await take([
			{ id: 1, proposal_id: 70, body: 'Good.' },
			{ id: 2, proposal_id: 71, body: 'About nothing.' },
			{ id: 3, proposal_id: 90, body: 'About which lamp?' },
			{ id: 4, proposal_id: 80, parent: 1, body: 'About something else.' },
			{ id: 5, proposal_id: 70, parent: 6, body: 'I began.' },
			{ id: 6, proposal_id: 70, parent: 5, body: 'No, I began.' },
			{ id: 1, proposal_id: 70, body: 'Again.' },
			{ id: 8, proposal_id: '', body: 'About what?' },
			{ id: 9, proposal_id: 70, body: 'x'.repeat(10_001) },
			{ id: 10, proposal_id: 70, body: 'When?', created: '2099-01-01' }
		]);
		expect(
			outcome.bad.map(({ number, faults }) => [number, faults[0]?.field, faults[0]?.reason])
		).toEqual([
			[2, 'proposal', 'no_proposal'],
			[3, 'proposal', 'many_proposals'],
			[4, 'parent', 'other_proposal'],
			[5, 'parent', 'circle'],
			[6, 'parent', 'circle'],
			[7, 'id', 'repeated'],
			[8, 'proposal', 'required'],
			[9, 'text', 'too_long'],
			[10, 'created', 'future']
		]);
		expect(outcome).toMatchObject({ rows: 10, created: 1 });
	});

	test('that answers something that is not here stands by itself, and the outcome says so', async () => {
		const outcome = await take([
			{ id: 7, proposal_id: 70, parent: 6, body: 'That is right.' },
			{ id: 8, proposal_id: 70, parent: 7, body: 'So I think.' }
		]);
		expect(outcome).toMatchObject({ created: 2, unplaced: [1] });
		expect(await thread('A bench')).toEqual([['<p>That is right.</p>', ['<p>So I think.</p>']]]);
	});

	test('is looked for in one group when that is said', async () => {
		const other = await aGroup(db, city);
		await proposals(other, [{ id: 70, title: 'Another bench' }]);
		expect(await take([{ id: 1, proposal_id: 70, body: 'Here.' }])).toMatchObject({ created: 0 });
		await take([{ id: 1, proposal_id: 70, body: 'Here.' }], { groupId: other });
		expect(await thread('Another bench')).toEqual([['<p>Here.</p>', []]]);
	});
});

describe('an import of comments', () => {
	const first = [
		{ id: 1, proposal_id: 70, body: 'One.' },
		{ id: 2, proposal_id: 70, parent: 1, body: 'Two.' },
		{ proposal_id: 80, body: 'Without a number.' }
	];

	test('that is run again creates nothing twice, and takes what is new below what is there', async () => {
		expect(await take(first)).toMatchObject({ created: 3, already: 0 });
		expect(await take(first)).toMatchObject({ created: 0, already: 3 });
		const more = [...first, { id: 3, proposal_id: 70, parent: 2, body: 'Three.' }];
		expect(await take(more)).toMatchObject({ created: 1, already: 3, unplaced: [] });
		expect(await thread('A bench')).toEqual([['<p>One.</p>', ['<p>Two.</p>', '<p>Three.</p>']]]);
		expect(await figures()).toMatchObject([{ comments: 3 }, { comments: 1 }]);
	});

	test('twice at the same moment creates nothing twice', async () => {
		const outcomes = await Promise.all([take(first), take(first), take(first)]);
		expect(outcomes.map(({ created }) => created).sort()).toEqual([0, 0, 3]);
		expect(await comments()).toHaveLength(3);
	});

	test('that fails in the middle leaves nothing behind', async () => {
		await sql`alter table import_record add constraint stumble
			check (kind <> 'comment' or source_key <> 'id=700')`.execute(db);
		const rows = Array.from({ length: 800 }, (_, id) => ({
			id,
			proposal_id: 70,
			body: `No ${id}`
		}));
		await expect(take(rows)).rejects.toThrow('stumble');
		await sql`alter table import_record drop constraint stumble`.execute(db);
		expect(await comments()).toEqual([]);
		expect(await figures()).toEqual([]);
	});

	test('waits for columns of text and proposal', async () => {
		const bytes = Buffer.from('a;b;c\n70;Fine;1\n');
		const request = { bytes, groupId: null, language: null };
		expect(await previewCommentImport(admin, request)).toMatchObject({ outcome: undefined });
		await expect(importComments(admin, request)).rejects.toMatchObject({
			reason: 'import_no_comment_columns'
		});
		const wishes = { proposal: 'a', text: 'b' };
		expect(await previewCommentImport(admin, { ...request, wishes })).toMatchObject({
			outcome: { created: 1 },
			samples: [{ text: 'Fine' }]
		});
		expect(await comments()).toEqual([]);
		expect(await importComments(admin, { ...request, wishes })).toMatchObject({ created: 1 });
	});

	test('is for admins, into groups of their city', async () => {
		const refusals = [
			[asVisitor(db, city), SignInRequired],
			[await resident(db, city, 'Bengt'), Forbidden],
			[await resident(db, city, 'Carla', { role: 'facilitator' }), Forbidden]
		] as const;
		const request = { bytes: Buffer.from('[]'), groupId: null, language: null };
		for (const [context, refusal] of refusals) {
			await expect(importComments(context, request)).rejects.toBeInstanceOf(refusal);
			await expect(previewCommentImport(context, request)).rejects.toBeInstanceOf(refusal);
		}
		const elsewhere = await aGroup(db, await aCity(db));
		await expect(take(first, { groupId: elsewhere })).rejects.toBeInstanceOf(NotFound);
	});

	test('is written down in the log with its numbers', async () => {
		await take(first);
		const line = await db
			.selectFrom('activity')
			.where('city_id', '=', city.id)
			.where('verb', '=', 'import comments')
			.selectAll()
			.executeTakeFirstOrThrow();
		expect(line).toMatchObject({ detail: { created: 3, already: 0 } });
	});
});

const two = [
	{ id: 70, title: 'A bench' },
	{ id: 80, title: 'A bridge' }
];

async function proposals(into: number, rows: object[] = two): Promise<void> {
	const bytes = Buffer.from(JSON.stringify(rows));
	await importProposals(admin, { bytes, groupId: into, language: 'fi' });
}

const take = (rows: object[], more: object = {}) =>
	importComments(admin, {
		bytes: Buffer.from(JSON.stringify(rows)),
		groupId: null,
		language: null,
		...more
	});

async function proposal(title: string): Promise<number> {
	const { id } = await db
		.selectFrom('proposal')
		.where('city_id', '=', city.id)
		.where('title', '=', title)
		.select('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** As a visitor reads it: every head with the answers below. */
async function thread(title: string) {
	const reading = { order: 'oldest', place: null } as const;
	const { page } = await showThread(asVisitor(db, city), await proposal(title), reading);
	return page.branches.map(({ head, answers }) => [head.html, answers.map(({ html }) => html)]);
}

async function comments() {
	return db
		.selectFrom('comment')
		.innerJoin('content', 'content.id', 'comment.id')
		.where('comment.city_id', '=', city.id)
		.orderBy('comment.id')
		.selectAll('comment')
		.select(['content.language', 'content.published_at'])
		.execute();
}

async function figures() {
	return db
		.selectFrom('thread_figures')
		.where('city_id', '=', city.id)
		.orderBy('thread_id')
		.select(['comments', 'last_comment_at'])
		.execute();
}

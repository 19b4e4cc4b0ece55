import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { writeAtom, type AtomFeed } from '#lib/server/http/atom.ts';
import { answerProposal } from '#lib/server/services/answers.ts';
import { removeComment } from '#lib/server/services/comments/changing.ts';
import { GET as answersFeed } from '../../src/routes/[city=city]/answers/feed.atom/+server.ts';
import { GET as groupFeed } from '../../src/routes/[city=city]/groups/[group=id]/feed.atom/+server.ts';
import { GET as proposalsFeed } from '../../src/routes/[city=city]/proposals/feed.atom/+server.ts';
import { GET as threadFeed } from '../../src/routes/[city=city]/threads/[id=id]/feed.atom/+server.ts';
import { GET as threadsFeed } from '../../src/routes/[city=city]/threads/feed.atom/+server.ts';
import { aCity, aMonday, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { askFeed, readFeed } from '../support/feed.ts';
import { aGroup } from '../support/group.ts';
import { anAnswer, aProposal } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let db: Db;
let city: City;
let admin: Context;
let visitor: Context;
let shore: number;
let hidden: number;

beforeAll(async () => {
	database = await freshDatabase();
	db = database.db;
});

afterAll(() => database.drop());

beforeEach(async () => {
	city = await aCity(db);
	admin = await resident(db, city, 'Aino', { role: 'admin' });
	visitor = asVisitor(db, city);
	shore = await aGroup(db, city, { name: 'Shore' });
	hidden = await aGroup(db, city, { name: 'Inner circle', visibility: 'members' });
});

describe('the feed of proposals', () => {
	test('has the newest with author, moments, language and text, at addresses that stay', async () => {
		const id = await aProposal(admin, shore, { title: 'Benches & <lamps>', language: 'sv' });
		const feed = await read(proposalsFeed, '/proposals/feed.atom');
		expect(feed).toMatchObject({
			namespace: 'http://www.w3.org/2005/Atom',
			title: 'Proposals · Espoo',
			id: `https://take-part.example/${city.slug}/proposals/feed.atom`,
			lang: 'en',
			author: 'Espoo',
			updated: aMonday.toISOString()
		});
		expect(feed.entries).toEqual([
			{
				id: `https://take-part.example/${city.slug}/proposals/${id}`,
				href: `https://take-part.example/${city.slug}/proposals/${id}`,
				title: 'Benches & <lamps>',
				author: 'Aino',
				published: aMonday.toISOString(),
				updated: aMonday.toISOString(),
				type: 'html',
				lang: 'sv',
				content:
					'<p>My grandmother walks there every day, and <strong>rests on the kerb</strong>.</p>'
			}
		]);
	});

	test('follows the filters of the list in its address', async () => {
		const other = await aGroup(db, city);
		await aProposal(admin, shore, { title: 'A bench by the sea' });
		await aProposal(admin, other, { title: 'A bridge to the island' });
		expect(titles(await read(proposalsFeed, '/proposals/feed.atom'))).toHaveLength(2);
		expect(titles(await read(proposalsFeed, `/proposals/feed.atom?group=${other}`))).toEqual([
			'A bridge to the island'
		]);
		const found = await read(proposalsFeed, '/proposals/feed.atom?q=bench');
		expect(titles(found)).toEqual(['A bench by the sea']);
		expect(found.title).toContain('bench');
	});

	test('has fifty at most', async () => {
		for (let number = 0; number < 52; number += 1)
			await aProposal(admin, shore, { title: `A bench at the stop ${number}` });
		const feed = await read(proposalsFeed, '/proposals/feed.atom');
		expect(feed.entries).toHaveLength(50);
		expect(feed.entries[0]?.title).toBe('A bench at the stop 51');
	});
});

test('the feed of answers has each in its standing words, by the office', async () => {
	const id = await aProposal(admin, shore);
	await answerProposal(admin, id, anAnswer());
	const later = { ...admin, now: new Date(aMonday.getTime() + 3_600_000) };
	await answerProposal(later, id, anAnswer({ version: 1, reason: 'In **June**.', language: 'fi' }));
	const { entries } = await read(answersFeed, '/answers/feed.atom');
	expect(entries).toMatchObject([
		{
			id: `https://take-part.example/${city.slug}/proposals/${id}#answer`,
			author: 'Maija Virtanen, Public Works',
			content: '<p>In <strong>June</strong>.</p>',
			lang: 'fi',
			published: aMonday.toISOString(),
			updated: later.now.toISOString()
		}
	]);
});

test('the feed of a group has what was begun in it', async () => {
	await aProposal(admin, shore, { title: 'A bench by the sea' });
	await aThread(admin, shore, 'Which bench?');
	const feed = await read(groupFeed, `/groups/${shore}/feed.atom`, { group: String(shore) });
	expect(feed.title).toBe('Shore · Espoo');
	expect(titles(feed)).toEqual(['Which bench?', 'A bench by the sea']);
});

describe('the feed of a discussion', () => {
	test('has the newest comments with the names that the page shows', async () => {
		const id = await aThread(admin, shore, 'Which bench?');
		await say(await resident(db, city, 'Bengt'), id, 'The **green** one.');
		const feed = await read(threadFeed, `/threads/${id}/feed.atom`, { id: String(id) });
		expect(feed.title).toBe('Discussion: Which bench? · Espoo');
		expect(feed.entries).toMatchObject([
			{
				title: 'Comment by Bengt',
				author: 'Bengt',
				content: '<p>The <strong>green</strong> one.</p>'
			}
		]);
	});

	test('says of a deleted comment that it is gone, and neither its words nor whose they were', async () => {
		const bengt = await resident(db, city, 'Bengt');
		const id = await aThread(admin, shore);
		const comment = await say(bengt, id, 'What I should not have said.');
		await say(admin, id, 'Let us go on.', { to: comment });
		await removeComment(bengt, comment);
		const xml = await ask(threadFeed, `/threads/${id}/feed.atom`, { id: String(id) });
		expect(xml).not.toMatch(/should not have|Bengt/);
		expect(titles(readFeed(xml))).toEqual(['Comment by Aino', 'The author deleted this comment.']);
	});

	test('is there for a proposal before anybody has said a word', async () => {
		const id = await aProposal(admin, shore);
		const address = `/threads/${id}/feed.atom`;
		const first = await read(threadFeed, address, { id: String(id) });
		expect(first.entries).toEqual([]);
		await say(admin, id, 'I begin.');
		const second = await read(threadFeed, address, { id: String(id) });
		expect(second.entries).toHaveLength(1);
		expect(second.id).toBe(first.id);
	});
});

test('the feed of discussions has the liveliest first, with how many comments they have', async () => {
	await aThread(admin, shore, 'The quiet one');
	const lively = await aThread(admin, shore, 'The lively one');
	const later = { ...admin, now: new Date(aMonday.getTime() + 3_600_000) };
	await say(later, lively, 'Something new.');
	const { entries } = await read(threadsFeed, '/threads/feed.atom');
	expect(entries).toMatchObject([
		{ title: 'The lively one', content: 'one comment', updated: later.now.toISOString() },
		{ title: 'The quiet one', published: aMonday.toISOString() }
	]);
});

describe('what only members may read', () => {
	test('is in no feed, whoever asks', async () => {
		const proposal = await aProposal(admin, hidden, { title: 'Inner secret' });
		const thread = await aThread(admin, hidden, 'Inner question');
		await say(admin, thread, 'Inner words.');
		await answerProposal(admin, proposal, anAnswer({ reason: 'Inner answer.' }));
		for (const context of [visitor, admin]) {
			for (const [get, address] of [
				[proposalsFeed, '/proposals/feed.atom'],
				[proposalsFeed, `/proposals/feed.atom?group=${hidden}&mine=1`],
				[answersFeed, '/answers/feed.atom'],
				[threadsFeed, '/threads/feed.atom']
			] as const) {
				const answered = await (await askFeed(get, context, at(address))).text();
				expect(answered).not.toContain('Inner');
			}
			for (const [get, address, params] of [
				[groupFeed, `/groups/${hidden}/feed.atom`, { group: String(hidden) }],
				[threadsFeed, `/threads/feed.atom?group=${hidden}`, {}],
				[threadFeed, `/threads/${thread}/feed.atom`, { id: String(thread) }],
				[threadFeed, `/threads/${proposal}/feed.atom`, { id: String(proposal) }]
			] as const) {
				await expect(askFeed(get, context, at(address), { params })).rejects.toMatchObject({
					status: 404
				});
			}
		}
	});
});

describe('a program that asks again', () => {
	test('is told that nothing has changed, by the tag or by the moment', async () => {
		await aProposal(admin, shore);
		const first = await askFeed(proposalsFeed, visitor, at('/proposals/feed.atom'));
		expect(first.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
		const etag = first.headers.get('etag') ?? '';
		const moment = first.headers.get('last-modified') ?? '';
		expect(moment).toBe(aMonday.toUTCString());
		for (const [name, value] of [
			['if-none-match', etag],
			['if-none-match', `"other", W/${etag}`],
			['if-modified-since', moment]
		] as const) {
			const headers = { [name]: value };
			const again = await askFeed(proposalsFeed, visitor, at('/proposals/feed.atom'), { headers });
			expect(again.status).toBe(304);
			expect(await again.text()).toBe('');
			expect(again.headers.get('etag')).toBe(etag);
		}
		await aProposal(admin, shore, { title: 'One more bench by the sea' });
		const headers = { 'if-none-match': etag, 'if-modified-since': moment };
		const changed = await askFeed(proposalsFeed, visitor, at('/proposals/feed.atom'), { headers });
		expect(changed.status).toBe(200);
	});
});

describe('what is written as XML', () => {
	const feed = (title: string): AtomFeed => ({
		title,
		language: 'en',
		self: 'https://take-part.example/espoo/feed.atom?q="<&',
		page: 'https://take-part.example/espoo',
		author: title,
		updated: aMonday,
		entries: []
	});

	test.each([
		['marks', `"<b>" & 'x' ]]> <!--`, `"<b>" & 'x' ]]> <!--`],
		['letters of every script', 'ä ß ł ش 漢 😀', 'ä ß ł ش 漢 😀'],
		['characters that XML does not have', 'a\u0000b\u0008c\u001bd\ufffee\uffff', 'abcde'],
		['half of a character', 'a\ud83d', 'a\ufffd']
	])('is well formed with %s', (_, given, expected) => {
		const read = readFeed(writeAtom(feed(given)));
		expect(read).toMatchObject({ title: expected, author: expected });
		expect(read.id).toBe('https://take-part.example/espoo/feed.atom?q="<&');
	});
});

const at = (address: string) => `/${city.slug}${address}`;

async function ask(get: unknown, address: string, params: object = {}): Promise<string> {
	return (await askFeed(get, visitor, at(address), { params })).text();
}

async function read(get: unknown, address: string, params: object = {}) {
	return readFeed(await ask(get, address, params));
}

function titles({ entries }: ReturnType<typeof readFeed>): string[] {
	return entries.map(({ title }) => title);
}

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import {
	changeComment,
	openComment,
	removeComment
} from '#lib/server/services/comments/changing.ts';
import { agreeWithComment } from '#lib/server/services/comments/marking.ts';
import { moveComment, openMove, splitOff } from '#lib/server/services/comments/moving.ts';
import { placeComment } from '#lib/server/services/comments/placing.ts';
import {
	closeThread,
	openThread,
	openThreadSettings
} from '#lib/server/services/threads/running.ts';
import { showBranch, showThread } from '#lib/server/services/threads/showing.ts';
import { sumUpThread } from '#lib/server/services/threads/summing-up.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let city: City;
let workshop: number, thread: number;
let aino: Context, bertil: Context, fatima: Context;

beforeAll(async () => {
	database = await freshDatabase();
	city = await aCity(database.db);
	workshop = await aGroup(database.db, city);
	aino = await seated(await resident(database.db, city, 'Aino'), workshop);
	bertil = await seated(await resident(database.db, city, 'Bertil'), workshop);
	fatima = await resident(database.db, city, 'Fatima', { role: 'facilitator' });
});
beforeEach(async () => {
	thread = await aThread(aino, workshop);
});
afterAll(() => database.drop());

const read = (id: number, reader = asVisitor(database.db, city)) =>
	showThread(reader, id, { order: 'oldest', place: null });
const heads = async (id: number) => (await read(id)).page.branches.map(({ head }) => head.id);

describe('a summary', () => {
	const link = (comment: number) => `[Aino](/${city.slug}/comments/${comment})`;
	const sumUp = (text: string, disputed = '', by = fatima) =>
		sumUpThread(by, thread, { summary: text, disputed, language: 'en' });

	test('stands above the thread, made safe, with who wrote it and what is disputed', async () => {
		await sumUp('Most want **quiet**. <svg/onload=alert(1)>', 'The hour.');
		const { summary } = await read(thread);
		expect(summary).toMatchObject({
			by: 'Fatima',
			disputedHtml: '<p>The hour.</p>',
			isStale: false
		});
		expect(summary?.html).toBe(
			'<p>Most want <strong>quiet</strong>. &lt;svg/onload=alert(1)&gt;</p>'
		);
	});

	test('says when a comment that it refers to was changed, removed or moved since', async () => {
		const [one, two, three] = [
			await say(aino, thread, 'One'),
			await say(aino, thread, 'Two'),
			await say(aino, thread, 'Three')
		];
		const isStale = async () => (await read(thread)).summary?.isStale;
		await sumUp(`${link(one)} says so.`);
		await say(aino, thread, 'Something else');
		await removeComment(aino, two);
		expect(await isStale()).toBe(false);
		const { version } = await openComment(aino, one);
		await changeComment(aino, one, { body: 'Not so', language: 'en', base: version });
		expect(await isStale()).toBe(true);
		await sumUp('They agree now.', `${link(one)}, ${link(three)}`);
		expect(await isStale()).toBe(false);
		await removeComment(aino, one);
		expect(await isStale()).toBe(true);
		await sumUp(link(three));
		await moveComment(fatima, three, await aThread(aino, workshop, 'Another thing'));
		expect(await isStale()).toBe(true);
	});

	test('goes away when it is emptied, and is written by whoever runs the thread alone', async () => {
		await sumUp('For now.');
		await sumUp('');
		expect((await read(thread)).summary).toBeNull();
		await expect(sumUp('By me', '', aino)).rejects.toThrow(Forbidden);
		await expect(openThread(asVisitor(database.db, city), thread)).rejects.toThrow(SignInRequired);
	});

	test('is not confused by addresses of comments elsewhere', async () => {
		const elsewhere = await say(aino, await aThread(aino, workshop, 'Elsewhere'), 'There');
		await sumUp(`${link(elsewhere)} ${link(999_999_999)}`);
		await removeComment(aino, elsewhere);
		expect((await read(thread)).summary?.isStale).toBe(false);
	});
});

describe('a comment with its answers', () => {
	test('moves to another discussion of the group; its address, agreements and answers go with it', async () => {
		const stays = await say(aino, thread, 'Stays');
		const moves = await say(aino, thread, 'Moves');
		const answer = await say(bertil, thread, 'Answers', { to: moves });
		await agreeWithComment(bertil, moves);
		const other = await aThread(aino, workshop, 'The other one');
		expect((await openMove(fatima, moves)).threads.map(({ id }) => id)).toContain(other);
		await moveComment(fatima, moves, other);
		expect(await heads(thread)).toEqual([stays]);
		expect(await heads(other)).toEqual([moves]);
		expect((await read(thread)).thread.comments).toBe(1);
		const there = await read(other);
		expect(there.thread.comments).toBe(2);
		expect(there.page.branches[0]?.head.agrees).toBe(1);
		expect(await placeComment(aino, answer)).toMatchObject({ threadId: other, topId: moves });
		const branch = await showBranch(aino, other, { topId: moves, from: 0 });
		expect(branch.answers.map(({ id }) => id)).toEqual([answer]);
	});

	test('becomes a discussion of its own', async () => {
		const head = await say(aino, thread, 'About something else');
		const fields = { title: 'Something else', body: 'From before.', language: 'en' };
		const own = await splitOff(fatima, head, fields);
		const shown = await read(own);
		expect(shown.thread).toMatchObject({ title: 'Something else', comments: 1, groupId: workshop });
		expect(await heads(own)).toEqual([head]);
		expect(await heads(thread)).toEqual([]);
	});

	test('is moved by whoever runs the thread, whole, and into an open discussion of the same group', async () => {
		const head = await say(aino, thread, 'Head');
		const answer = await say(bertil, thread, 'Answer', { to: head });
		const other = await aThread(aino, workshop, 'The other one');
		const group = await aGroup(database.db, city, { name: 'Elsewhere' });
		const foreign = await aThread(await seated(aino, group), group);
		await expect(moveComment(aino, head, other)).rejects.toThrow(Forbidden);
		await expect(moveComment(fatima, answer, other)).rejects.toThrow(Conflict);
		await expect(moveComment(fatima, head, foreign)).rejects.toThrow(NotFound);
		await expect(moveComment(fatima, head, thread)).rejects.toThrow(Conflict);
		await expect(moveComment(fatima, head, 999_999)).rejects.toThrow(NotFound);
		await closeThread(fatima, other, { conclusion: 'Done.', language: 'en' });
		await expect(moveComment(fatima, head, other)).rejects.toThrow(Conflict);
		expect(await heads(thread)).toEqual([head]);
	});

	test('moves once when two move it at one moment, while somebody answers', async () => {
		const head = await say(aino, thread, 'Head');
		const [left, right] = [
			await aThread(aino, workshop, 'To the left'),
			await aThread(aino, workshop, 'To the right')
		];
		const done = await Promise.allSettled([
			moveComment(fatima, head, left),
			moveComment(fatima, head, right),
			say(bertil, thread, 'Answer', { to: head })
		]);
		expect(done.slice(0, 2).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const { threadId } = await placeComment(aino, head);
		const branch = await showBranch(aino, threadId, { topId: head, from: 0 });
		expect(branch.answers).toHaveLength(done[2]?.status === 'fulfilled' ? 1 : 0);
		const counted = await Promise.all(
			[thread, left, right].map(async (id) => (await read(id)).thread.comments)
		);
		expect(counted.reduce((sum, one) => sum + one, 0)).toBe(1 + branch.answers.length);
	});
});

test('whoever runs a thread sees how much each has written; nobody else does', async () => {
	await say(aino, thread, 'word '.repeat(200));
	await say(bertil, thread, 'word '.repeat(30));
	await say(bertil, thread, 'more '.repeat(30));
	await say(fatima, thread, 'word '.repeat(50));
	const { airtime } = await openThreadSettings(fatima, thread);
	expect(airtime.people).toEqual([
		{ name: 'Aino', comments: 1, words: 200 },
		{ name: 'Bertil', comments: 2, words: 60 },
		{ name: 'Fatima', comments: 1, words: 50 }
	]);
	expect(airtime.loud).toEqual([]);
	await say(aino, thread, 'more '.repeat(40));
	expect((await openThreadSettings(fatima, thread)).airtime.loud[0]?.name).toBe('Aino');
	await expect(openThreadSettings(aino, thread)).rejects.toThrow(Forbidden);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import {
	Conflict,
	Forbidden,
	Invalid,
	NotFound,
	SignInRequired,
	TooMany
} from '#lib/domain/errors.ts';
import type { ThreadOrder } from '#lib/domain/thread.ts';
import type { ThreadPlace } from '#lib/domain/thread/place.ts';
import type { Context } from '#lib/server/context.ts';
import {
	changeComment,
	openComment,
	readCommentVersions,
	removeComment
} from '#lib/server/services/comments/changing.ts';
import {
	agreeWithComment,
	makeOfficial,
	pinComment,
	takeBackAgreement
} from '#lib/server/services/comments/marking.ts';
import { placeComment } from '#lib/server/services/comments/placing.ts';
import { saveCommentDraft } from '#lib/server/services/comments/writing.ts';
import { readGroup } from '#lib/server/services/groups.ts';
import { followSubject, stopFollowing } from '#lib/server/services/follows.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import { startThread } from '#lib/server/services/threads/beginning.ts';
import { listThreads } from '#lib/server/services/threads/listing.ts';
import {
	closeThread,
	pauseThread,
	reopenThread,
	setThread
} from '#lib/server/services/threads/running.ts';
import { showBranch, showThread } from '#lib/server/services/threads/showing.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { anOpenPoll } from '../support/open-poll.ts';
import { bellOf, tellAll } from '../support/notifications.ts';
import { aDraft, aProposal } from '../support/proposal.ts';
import { statementsOf } from '../support/statements.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let city: City;
let workshop: number, hidden: number, thread: number;
let aino: Context, bertil: Context, fatima: Context, elsa: Context;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	workshop = await aGroup(db, city);
	hidden = await aGroup(db, city, { name: 'Behind the door', visibility: 'members' });
	aino = await seated(await seated(await resident(db, city, 'Aino'), workshop), hidden);
	bertil = await resident(db, city, 'Bertil');
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	elsa = await resident(db, await aCity(db), 'Elsa', { role: 'admin' });
});
beforeEach(async () => {
	thread = await aThread(aino, workshop);
});
afterAll(() => database.drop());

const read = (reader: Context, id: number, order: ThreadOrder = 'oldest', place?: ThreadPlace) =>
	showThread(reader, id, { order, place: place ?? null });
const texts = async (reader: Context, id: number, order: ThreadOrder = 'oldest') =>
	(await read(reader, id, order)).page.branches.map(({ head }) => head.html);
const later = (context: Context, minutes: number): Context => ({
	...context,
	now: new Date(context.now.getTime() + minutes * 60_000)
});

describe('a discussion', () => {
	test('is started by somebody of the group, with a text that is made safe', async () => {
		const shown = await read(asVisitor(database.db, city), thread);
		expect(shown.thread).toMatchObject({
			title: 'How quiet should the park be?',
			html: '<p>After <strong>ten</strong> at night?</p>',
			authorName: 'Aino',
			state: 'open',
			comments: 0
		});
		await expect(aThread(bertil, workshop)).rejects.toThrow(Forbidden);
		await expect(aThread(asVisitor(database.db, city), workshop)).rejects.toThrow(SignInRequired);
		const closed = await aGroup(database.db, city, { state: 'closed' });
		await expect(aThread(fatima, closed)).rejects.toThrow(new Conflict('thread_group_closed'));
	});

	test('about a proposal or a poll begins with the first comment, once, even when fifty begin it', async () => {
		for (const subject of [await aProposal(aino, workshop), await anOpenPoll(fatima)]) {
			expect((await read(bertil, subject)).thread.comments).toBe(0);
			const written = await Promise.all(
				Array.from({ length: 50 }, (_, at) => say(bertil, subject, `Thought ${at}`))
			);
			expect(new Set(written).size).toBe(50);
			const shown = await read(bertil, subject);
			expect(shown.thread.comments).toBe(50);
			const threads = await database.db
				.selectFrom('thread')
				.where('subject_id', '=', subject)
				.select('id')
				.execute();
			expect(threads).toHaveLength(1);
			expect((await read(bertil, threads[0]?.id ?? 0)).subject?.id).toBe(subject);
		}
	});

	test('is announced where its subject is shown, and in its group', async () => {
		const subject = await aProposal(aino, workshop);
		await say(bertil, subject, 'A good place for it.');
		expect((await showProposal(aino, subject)).thread).toMatchObject({ comments: 1 });
		const { threads, may } = await readGroup(aino, workshop);
		expect(threads.map(({ title }) => title)).toContain('How quiet should the park be?');
		expect(may.startThread).toBe(true);
		expect((await readGroup(bertil, workshop)).may.startThread).toBe(false);
	});

	test('that others may not see is not there: page, list, comment, answer, agreement', async () => {
		const secret = await aThread(aino, hidden, 'Whom shall we ask?');
		const comment = await say(aino, secret, 'Our neighbours.');
		for (const stranger of [bertil, asVisitor(database.db, city), elsa]) {
			await expect(read(stranger, secret)).rejects.toThrow(NotFound);
			await expect(say(stranger, secret, 'Let me in')).rejects.toThrow(NotFound);
			await expect(placeComment(stranger, comment)).rejects.toThrow(NotFound);
			await expect(agreeWithComment(stranger, comment)).rejects.toThrow(NotFound);
			await expect(readCommentVersions(stranger, comment)).rejects.toThrow(NotFound);
			await expect(showBranch(stranger, secret, { topId: comment, from: 0 })).rejects.toThrow(
				NotFound
			);
			const { threads } = await listThreads(stranger, { groupId: null, place: null });
			expect(threads.map(({ id }) => id)).not.toContain(secret);
		}
		expect((await read(fatima, secret)).page.branches).toHaveLength(1);
	});

	test('about a draft is not there, also not for its author', async () => {
		const draft = await aDraft(aino, workshop);
		await expect(read(aino, draft)).rejects.toThrow(NotFound);
		await expect(say(aino, draft, 'To myself')).rejects.toThrow(NotFound);
	});
});

describe('who runs a discussion', () => {
	test('makes it read only, opens it again, and closes it with a conclusion', async () => {
		await pauseThread(fatima, thread);
		await expect(say(bertil, thread, 'One more thing')).rejects.toThrow(Conflict);
		await reopenThread(fatima, thread);
		await say(bertil, thread, 'One more thing');
		const conclusion = { conclusion: 'Quiet **after ten**.', language: 'en' };
		await closeThread(fatima, thread, conclusion);
		const shown = await read(bertil, thread);
		expect(shown.thread).toMatchObject({
			state: 'closed',
			conclusionHtml: '<p>Quiet <strong>after ten</strong>.</p>'
		});
		expect(shown.can.write).toBe('closed');
		await expect(say(fatima, thread, 'But')).rejects.toThrow(new Conflict('thread_closed'));
		await expect(closeThread(fatima, thread, conclusion)).rejects.toThrow(Conflict);
	});

	test('is nobody but a coordinator of the group and the staff', async () => {
		const cecilia = await seated(await resident(database.db, city, 'Cecilia'), workshop, {
			role: 'coordinator'
		});
		await expect(pauseThread(aino, thread)).rejects.toThrow(Forbidden);
		await pauseThread(cecilia, thread);
		await expect(pauseThread(elsa, thread)).rejects.toThrow(NotFound);
	});

	test('says who writes: members alone, or verified residents', async () => {
		const settings = {
			writers: 'members',
			hasStances: false,
			inColumns: false,
			slowMinutes: 0
		} as const;
		await setThread(fatima, thread, settings);
		await expect(say(bertil, thread, 'Me too')).rejects.toThrow(Forbidden);
		await say(aino, thread, 'We who sit here');
		await setThread(fatima, thread, { ...settings, writers: 'verified' });
		await expect(say(aino, thread, 'And now')).rejects.toThrow(Forbidden);
	});

	test('slows it down: everybody writes again only after the pause, also when two come at once', async () => {
		await setThread(fatima, thread, {
			writers: 'residents',
			hasStances: false,
			inColumns: false,
			slowMinutes: 15
		});
		const tries = await Promise.allSettled(
			Array.from({ length: 5 }, (_, at) => say(bertil, thread, `Hurry ${at}`))
		);
		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await expect(say(later(bertil, 14), thread, 'Still')).rejects.toThrow(TooMany);
		await say(aino, thread, 'Mine');
		await say(later(bertil, 15), thread, 'At last');
	});
});

describe('a comment', () => {
	test('is counted, in the log, and of the language that its words are in', async () => {
		const id = await say(bertil, thread, 'Jag tycker att parken ska vara tyst på natten.', {
			language: ''
		});
		const [branch] = (await read(aino, thread)).page.branches;
		expect(branch?.head).toMatchObject({ id, language: 'sv', authorName: 'Bertil', isMine: false });
		const [short] = await texts(bertil, thread);
		expect(short).toBe('<p>Jag tycker att parken ska vara tyst på natten.</p>');
		const line = await database.db
			.selectFrom('activity')
			.where('content_id', '=', id)
			.select(['verb', 'detail'])
			.executeTakeFirstOrThrow();
		expect(line).toEqual({ verb: 'write comment', detail: {} });
	});

	test('whose words tell no language is in that of its writer’s page, or the one they chose', async () => {
		const finnish = { ...bertil, locale: 'fi' as const };
		await say(finnish, thread, '👍', { language: '' });
		await say(finnish, thread, '👍👍', { language: 'so' });
		const { branches } = (await read(aino, thread)).page;
		expect(branches.map(({ head }) => head.language)).toEqual(['fi', 'so']);
	});

	test('sent twice is one: the answer got lost, or the button was pressed twice', async () => {
		const sent = await Promise.all([1, 2, 3].map(() => say(bertil, thread, 'Once.')));
		expect(new Set(sent).size).toBe(1);
		expect(await say(later(bertil, 11), thread, 'Once.')).not.toBe(sent[0]);
		expect((await read(aino, thread)).thread.comments).toBe(2);
	});

	test('is answered at any depth; a branch shows all answers in their order, and whom they answer', async () => {
		const head = await say(aino, thread, 'Head');
		const first = await say(bertil, thread, 'First', { to: head });
		const deep = await say(aino, thread, 'To the first', { to: first });
		const deeper = await say(bertil, thread, 'To that', { to: deep });
		const [branch] = (await read(bertil, thread)).page.branches;
		expect(branch?.answers.map(({ id, parentId }) => [id, parentId])).toEqual([
			[first, head],
			[deep, first],
			[deeper, deep]
		]);
		expect(await placeComment(bertil, deeper)).toEqual({
			threadId: thread,
			topId: head,
			id: deeper
		});
	});

	test('cannot answer one of another discussion, or one that was deleted', async () => {
		const elsewhere = await say(aino, await aThread(aino, workshop, 'Another topic'), 'There');
		await expect(say(bertil, thread, 'Here', { to: elsewhere })).rejects.toThrow(
			new Conflict('comment_gone')
		);
		const gone = await say(aino, thread, 'Never mind');
		await removeComment(aino, gone);
		await expect(say(bertil, thread, 'What', { to: gone })).rejects.toThrow(Conflict);
	});

	test('is changed by its author alone; the former words stay readable', async () => {
		const id = await say(bertil, thread, 'Quiet after ten.');
		const change = { body: 'Quiet after **eleven**.', language: 'en', base: 1 };
		await expect(changeComment(aino, id, change)).rejects.toThrow(Forbidden);
		await expect(changeComment(fatima, id, change)).rejects.toThrow(Forbidden);
		await changeComment(bertil, id, change);
		const { versions } = await readCommentVersions(aino, id);
		expect(versions.map(({ html }) => html)).toEqual([
			'<p>Quiet after <strong>eleven</strong>.</p>',
			'<p>Quiet after ten.</p>'
		]);
		expect((await read(aino, thread)).page.branches[0]?.head.editedAt).not.toBeNull();
	});

	test('changed in two windows at once: one wins, the other is told and sees both', async () => {
		const id = await say(bertil, thread, 'First words.');
		const tries = await Promise.allSettled(
			['This', 'That'].map((body) => changeComment(bertil, id, { body, language: 'en', base: 1 }))
		);
		expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const { version, body } = await openComment(bertil, id);
		expect(version).toBe(2);
		await changeComment(bertil, id, { body: `${body}, and more`, language: 'en', base: version });
	});

	test('that its author deletes leaves a place without words, former ones included', async () => {
		const id = await say(bertil, thread, 'Regretted words');
		await changeComment(bertil, id, { body: 'Softer words', language: 'en', base: 1 });
		const answer = await say(aino, thread, 'I see', { to: id });
		await removeComment(bertil, id);
		const shown = await read(aino, thread);
		expect(shown.page.branches[0]?.head).toMatchObject({ isRemoved: true, html: '' });
		expect(shown.page.branches[0]?.answers.map((one) => one.id)).toEqual([answer]);
		expect(shown.thread.comments).toBe(1);
		const left = await database.db.selectFrom('comment_version').selectAll().execute();
		expect(left.filter(({ comment_id }) => comment_id === id)).toEqual([]);
		await expect(removeComment(bertil, id)).rejects.toThrow(NotFound);
		await expect(agreeWithComment(aino, id)).rejects.toThrow(Conflict);
	});

	test('has one agreement a person, however often and by however many at once', async () => {
		const id = await say(bertil, thread, 'Agreed?');
		const readers = [aino, fatima];
		await Promise.all([...readers, ...readers, ...readers].map((who) => agreeWithComment(who, id)));
		const head = async (who: Context) => (await read(who, thread)).page.branches[0]?.head;
		expect(await head(aino)).toMatchObject({ agrees: 2, agreed: true });
		await Promise.all([aino, aino].map((who) => takeBackAgreement(who, id)));
		expect(await head(aino)).toMatchObject({ agrees: 1, agreed: false });
		await expect(agreeWithComment(asVisitor(database.db, city), id)).rejects.toThrow(
			SignInRequired
		);
	});

	test('is pinned before the others, and marked as the word of the city by who speaks for it', async () => {
		await say(aino, thread, 'First');
		const word = await say(fatima, thread, 'The city says');
		await pinComment(fatima, word);
		await makeOfficial(fatima, word);
		const shown = await read(aino, thread);
		expect(shown.page.pinned.map(({ id }) => id)).toEqual([word]);
		expect(shown.page.branches[1]?.head).toMatchObject({ isOfficial: true, isStaff: true });
		await expect(makeOfficial(fatima, await say(aino, thread, 'Mine'))).rejects.toThrow(Forbidden);
		await expect(pinComment(aino, word)).rejects.toThrow(Forbidden);
		const answer = await say(aino, thread, 'Answer', { to: word });
		await expect(pinComment(fatima, answer)).rejects.toThrow(new Conflict('comment_is_answer'));
	});

	test('takes a stance only where the discussion asks for it', async () => {
		await say(bertil, thread, 'Yes', { stance: 'for' });
		await setThread(fatima, thread, {
			writers: 'residents',
			hasStances: true,
			inColumns: false,
			slowMinutes: 0
		});
		await say(bertil, thread, 'No', { stance: 'against' });
		const { branches } = (await read(aino, thread)).page;
		expect(branches.map(({ head }) => head.stance)).toEqual([null, 'against']);
	});
});

describe('reading', () => {
	test('goes by time, by agreement, or begins with those who have written least', async () => {
		await say(aino, thread, 'A1');
		await say(aino, thread, 'A2');
		const liked = await say(aino, thread, 'A3');
		await say(bertil, thread, 'B1');
		await agreeWithComment(bertil, liked);
		const said = (rows: string[]) => rows.map((html) => html.replace(/<\/?p>/g, ''));
		expect(said(await texts(bertil, thread))).toEqual(['A1', 'A2', 'A3', 'B1']);
		expect(said(await texts(bertil, thread, 'newest'))).toEqual(['B1', 'A3', 'A2', 'A1']);
		expect(said(await texts(bertil, thread, 'agreed'))).toEqual(['A3', 'A1', 'A2', 'B1']);
		expect(said(await texts(bertil, thread, 'unheard'))).toEqual(['B1', 'A1', 'A2', 'A3']);
	});

	test('a long discussion comes in pages that follow each other without a gap, in every order', async () => {
		const people = [aino, bertil, fatima];
		const all: number[] = [];
		for (let at = 0; at < 60; at++)
			all.push(await say(people[at % 7 === 0 ? 2 : at % 2] ?? aino, thread, `Number ${at}`));
		for (const id of all.slice(10, 20)) await agreeWithComment(fatima, id);
		for (const order of ['oldest', 'newest', 'agreed', 'unheard'] as const) {
			const seen: number[] = [];
			let place: ThreadPlace | undefined;
			do {
				const { page } = await read(bertil, thread, order, place);
				seen.push(...page.branches.map(({ head }) => head.id));
				place = page.next ? { side: 'after', ...page.next } : undefined;
			} while (place);
			expect(seen).toHaveLength(60);
			expect([...seen].sort((one, other) => one - other)).toEqual(all);
		}
	});

	test('a comment’s own address begins with it', async () => {
		const ids = [];
		for (let at = 0; at < 30; at++) ids.push(await say(aino, thread, `Number ${at}`));
		const wanted = ids[27] ?? 0;
		const { page } = await read(bertil, thread, 'oldest', { side: 'from', value: 0, id: wanted });
		expect(page.branches[0]?.head.id).toBe(wanted);
		expect(page.branches).toHaveLength(3);
	});

	test('a long branch shows its first answers, and all of them on its own page', async () => {
		const head = await say(aino, thread, 'Head');
		const answers: number[] = [];
		for (let at = 0; at < 120; at++)
			answers.push(await say(at % 2 ? aino : bertil, thread, `Answer ${at}`, { to: head }));
		const [branch] = (await read(bertil, thread)).page.branches;
		expect(branch?.answers.map(({ id }) => id)).toEqual(answers.slice(0, 10));
		expect(branch?.more).toBe(110);
		const first = await showBranch(bertil, thread, { topId: head, from: 0 });
		expect(first.answers.map(({ id }) => id)).toEqual(answers.slice(0, 100));
		const rest = await showBranch(bertil, thread, { topId: head, from: first.next ?? 0 });
		expect(rest.answers.map(({ id }) => id)).toEqual(answers.slice(100));
		expect(rest.next).toBeNull();
	});

	test('what came since the last visit is marked as new, once; one’s own never is', async () => {
		await say(aino, thread, 'Old');
		expect((await read(bertil, thread)).firstNew).toBeNull();
		const news = await say(aino, thread, 'News');
		await say(bertil, thread, 'My own');
		const shown = await read(bertil, thread);
		expect(shown.firstNew).toBe(news);
		expect(shown.page.branches.map(({ head }) => head.isNew)).toEqual([false, true, false]);
		const again = await read(bertil, thread);
		expect(again.firstNew).toBeNull();
		expect(again.page.branches.some(({ head }) => head.isNew)).toBe(false);
	});

	test('what is new far down stays new until it was seen, on whichever page it stands', async () => {
		const head = await say(aino, thread, 'Head');
		await read(bertil, thread);
		for (let at = 0; at < 12; at++) await say(aino, thread, `Answer ${at}`, { to: head });
		const eleventh = (await read(bertil, thread)).firstNew;
		await read(bertil, thread);
		const next = await read(bertil, thread);
		expect(next.firstNew).not.toBe(eleventh);
		await showBranch(bertil, thread, { topId: head, from: next.firstNew ?? 0 });
		expect((await read(bertil, thread)).firstNew).toBeNull();
	});

	test('what somebody has begun to write is there again, for them alone, until it is published', async () => {
		await saveCommentDraft(bertil, thread, { body: 'I was about to', parent: '' });
		await saveCommentDraft(bertil, thread, { body: 'I was about to say', parent: '' });
		expect((await read(bertil, thread)).drafts).toEqual([
			{ parent: 0, body: 'I was about to say' }
		]);
		expect((await read(aino, thread)).drafts).toEqual([]);
		await say(bertil, thread, 'I was about to say this.');
		expect((await read(bertil, thread)).drafts).toEqual([]);
	});

	test('asks at most six statements, however much was written', async () => {
		for (let at = 0; at < 12; at++) {
			const head = await say(at % 2 ? aino : bertil, thread, `Number ${at}`);
			for (let answer = 0; answer < 3; answer++)
				await say(answer % 2 ? aino : bertil, thread, `Answer ${answer}`, { to: head });
		}
		const asked = await statementsOf(fatima, (reader) => read(reader, thread));
		expect(asked).toBeLessThanOrEqual(6);
		const visitor = asVisitor(database.db, city);
		expect(await statementsOf(visitor, (reader) => read(reader, thread))).toBeLessThanOrEqual(5);
		const listing = { groupId: workshop, place: null };
		expect(
			await statementsOf(visitor, (reader) => listThreads(reader, listing))
		).toBeLessThanOrEqual(2);
	});
});

test('a title of another city’s group cannot be written into: its group is not there', async () => {
	const fields = { title: 'From far away', body: '', language: 'en' };
	await expect(startThread(elsa, workshop, fields)).rejects.toThrow(NotFound);
});

describe('who is told', () => {
	test('whom a comment names hears of it, once, if they can read it', async () => {
		const { db } = database;
		const vera = await resident(db, city, 'Vera Nieminen');
		const before = (await bellOf(aino)).length;
		await say(aino, thread, 'What does @Vera Nieminen say, and @aino?');
		expect(await bellOf(vera)).toEqual(['comment written: How quiet should the park be?']);
		expect(await bellOf(aino)).toHaveLength(before);
		await followSubject(vera, { kind: 'content', id: thread });
		await say(aino, thread, '(@vera nieminen)');
		expect(await bellOf(vera)).toHaveLength(2);
		const secret = await aThread(aino, hidden, 'Behind the door');
		await say(aino, secret, '@Vera Nieminen');
		expect(await bellOf(vera)).toHaveLength(2);
		const crowd = await Promise.all(
			Array.from({ length: 11 }, (_, at) => resident(db, city, `Crowd ${at}`))
		);
		await expect(
			say(aino, thread, crowd.map((_, at) => `@Crowd ${at},`).join(' '))
		).rejects.toThrow(Invalid);
	});

	test('follows by writing, is told of what is written next, once, and never of their own words', async () => {
		const { db } = database;
		const place = await aGroup(db, city, { name: 'Told' });
		const person = async (name: string) => seated(await resident(db, city, name), place);
		const [first, second, third] = [
			await person('First'),
			await person('Second'),
			await person('Third')
		];
		const talk = await aThread(first, place, 'Who hears of this?');
		const begun = await say(second, talk, 'I do.');
		await tellAll(db);
		await say(third, talk, 'To you', { to: begun });
		expect(await bellOf(first)).toEqual([
			'comment answered: Who hears of this?',
			'comment written: Who hears of this?'
		]);
		expect(await bellOf(second)).toEqual(['comment answered: Who hears of this?']);
		expect(await bellOf(third)).toEqual([]);
	});

	test('is not told of words that were deleted meanwhile, nor of a discussion that they left alone', async () => {
		const { db } = database;
		const listener = await resident(db, city, 'Listener');
		const talk = await aThread(aino, workshop, 'Said and taken back');
		await followSubject(listener, { kind: 'content', id: talk });
		const gone = await say(bertil, talk, 'Regretted');
		await say(bertil, talk, 'Stands');
		await removeComment(bertil, gone);
		expect(await bellOf(listener)).toEqual(['comment written: Said and taken back']);
		await stopFollowing(listener, { kind: 'content', id: talk });
		await say(bertil, talk, 'Later');
		expect(await bellOf(listener)).toEqual(['comment written: Said and taken back']);
	});
});

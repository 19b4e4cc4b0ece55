import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Forbidden, NotFound } from '#lib/domain/errors.ts';
import { firstScreening, mostTexts } from '#lib/domain/moderation/screening-settings.ts';
import type { Context } from '#lib/server/context.ts';
import { findingsIn } from '#lib/server/queries/moderation/holds.ts';
import { appealAsAuthor, decideAppeal } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { escalateHolds } from '#lib/server/services/moderation/escalating.ts';
import { lookFirst, lookNoLonger } from '#lib/server/services/moderation/looking-first.ts';
import { readCase } from '#lib/server/services/moderation/queue.ts';
import { setScreening, setWatchList } from '#lib/server/services/moderation/screening-rules.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import {
	changeWaiting,
	isWaiting,
	listWaiting,
	readWaiting,
	takeBackWaiting,
	whereWaited
} from '#lib/server/services/moderation/waiting.ts';
import { readGroup } from '#lib/server/services/groups.ts';
import { publishProposal } from '#lib/server/services/proposals/publishing.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import { beginProposal, discardDraft, saveDraft } from '#lib/server/services/proposals/writing.ts';
import { showThread } from '#lib/server/services/threads/showing.ts';
import { changeComment } from '#lib/server/services/comments/changing.ts';
import { writeComment } from '#lib/server/services/comments/writing.ts';
import { aPhoto } from '../support/photo.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aDecision, caseAbout } from '../support/moderation.ts';
import { bellOf } from '../support/notifications.ts';
import { written } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let city: City;
let group: number, thread: number;
let aino: Context, bertil: Context, cecilia: Context, visitor: Context;
let fatima: Context, greta: Context, maija: Context;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), group);
	bertil = await resident(db, city, 'Bertil');
	cecilia = await seated(await resident(db, city, 'Cecilia'), group, { role: 'coordinator' });
	visitor = asVisitor(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
	maija = await resident(db, city, 'Maija', { role: 'admin' });
	const list = { language: null, entries: '' };
	await setWatchList(maija, { ...list, effect: 'nudge', entries: 'fool' });
	await setWatchList(maija, { ...list, effect: 'flag', entries: 'casino*' });
	await setWatchList(maija, { ...list, effect: 'hold', entries: 'vermin' });
});
beforeEach(async () => {
	thread = await aThread(aino, group);
});
afterAll(() => database.drop());

const read = (reader = visitor, id = thread) =>
	showThread(reader, id, { order: 'oldest', place: null });
const bodies = async (reader = visitor) =>
	(await read(reader)).page.branches.map(({ head }) => head.html);
const countIn = async () => (await read()).thread.comments;
const hasCase = async (contentId: number) =>
	(await database.db
		.selectFrom('moderation_case')
		.where('content_id', '=', contentId)
		.select('id')
		.executeTakeFirst()) !== undefined;
/** Whether its hold goes on, and would call for help. */
const ongoing = async (contentId: number) =>
	(await database.db
		.selectFrom('hold')
		.where('content_id', '=', contentId)
		.where('ended_at', 'is', null)
		.select('id')
		.executeTakeFirst()) !== undefined;
const queuedMails = async (template: string) => {
	const { rows } = await sql<{ params: object }>`
		select data -> 'params' as params from pgboss.job
		where name = 'send-mail' and data ->> 'template' = ${template}`.execute(database.db);
	return rows.map(({ params }) => params);
};
const settle = async (contentId: number, step: 'none' | 'hide' | 'ask' = 'none') => {
	const id = await caseAbout(fatima, contentId);
	const { case: found } = await readCase(fatima, id);
	return decideCase(fatima, id, aDecision({ step, version: found.version }));
};

describe('a word that is watched', () => {
	test('to nudge: its author is asked, and may publish it all the same', async () => {
		await expect(say(bertil, thread, 'Only a fool says so.')).rejects.toThrow('kind_words');
		expect(await countIn()).toBe(0);
		const id = await say(bertil, thread, 'Only a fool says so.', { considered: true });
		expect(await countIn()).toBe(1);
		expect(await hasCase(id)).toBe(false);
	});

	test('to flag: the text is published, and is a case without a report', async () => {
		const id = await say(bertil, thread, 'A casinobonus for everybody');
		expect(await countIn()).toBe(1);
		const { case: found, findings } = await readCase(fatima, await caseAbout(fatima, id));
		expect(found).toMatchObject({ state: 'open', notices: 0, findings: 1 });
		expect(findings).toEqual([{ cause: 'watch_word', detail: 'casino*' }]);
	});

	test('to hold: nobody else sees the text before somebody has looked at it', async () => {
		const id = await say(bertil, thread, 'They are vermin');
		for (const reader of [visitor, aino, bertil, fatima]) expect(await bodies(reader)).toEqual([]);
		expect(await countIn()).toBe(0);
		expect(await isWaiting(bertil, id)).toBe(true);
		expect(await isWaiting(aino, id)).toBe(false);
		const { held, findings, isMine } = await readWaiting(bertil, id);
		expect(isMine).toBe(true);
		expect(held.until.getTime() - bertil.now.getTime()).toBe(86_400_000);
		expect(findings).toEqual([{ cause: 'watch_word', detail: 'vermin' }]);
		expect((await listWaiting(bertil)).map((one) => one.id)).toContain(id);
		await expect(readWaiting(aino, id)).rejects.toThrow(NotFound);
		await expect(readWaiting(visitor, id)).rejects.toThrow(NotFound);
		expect(await whereWaited(bertil, id)).toBeNull();
	});

	test('is found in a change of what others have read already, which then stays', async () => {
		const id = await say(bertil, thread, 'They are animals');
		const change = { language: 'en', base: 1 };
		await expect(changeComment(bertil, id, { ...change, body: 'You fool' })).rejects.toThrow(
			'kind_words'
		);
		await changeComment(bertil, id, { ...change, body: 'They are vermin' });
		expect((await bodies())[0]).toContain('vermin');
		const key = { cityId: city.id, caseId: await caseAbout(fatima, id) };
		expect(await findingsIn(database.db, key)).toEqual([{ cause: 'watch_word', detail: 'vermin' }]);
	});

	test('binds nobody who works for the city', async () => {
		const id = await say(fatima, thread, 'Nobody is vermin, and nobody a fool.');
		expect(await countIn()).toBe(1);
		expect(await hasCase(id)).toBe(false);
	});
});

describe('what waits', () => {
	test('is published when a facilitator closes its case, with everything that belongs to it', async () => {
		const first = await say(cecilia, thread, 'What do you think?');
		const id = await say(bertil, thread, 'They are vermin', { to: first });
		const answers = async () =>
			(await bellOf(cecilia)).filter((news) => news.startsWith('comment answered')).length;
		const before = await answers();
		await settle(id);
		expect(await countIn()).toBe(2);
		expect(await isWaiting(bertil, id)).toBe(false);
		expect(await whereWaited(bertil, id)).toBe(`comments/${id}`);
		expect(await answers()).toBe(before + 1);
		expect(await queuedMails('hold-news')).toContainEqual({ cityId: city.id, contentId: id });
	});

	test('is hidden with a statement that says how it was found, and leaves no sign', async () => {
		const id = await say(bertil, thread, 'They are vermin');
		const puid = await settle(id, 'hide');
		expect(await whereWaited(bertil, id)).toBe('statements');
		expect(await whereWaited(aino, id)).toBeNull();
		expect(await bodies()).toEqual([]);
		const { decision } = await readStatement(bertil, puid);
		expect(decision).toMatchObject({ automatedDetection: true, source: 'VOLUNTARY' });
	});

	test('and was hidden is published when that is taken back', async () => {
		const id = await say(bertil, thread, 'They are vermin');
		const puid = await settle(id, 'hide');
		await appealAsAuthor(bertil, puid, 'I quoted somebody.');
		const { decision } = await readStatement(bertil, puid);
		const verdict = { outcome: 'reversed', reasons: 'It is a quotation.' } as const;
		await decideAppeal(greta, decision.appealId ?? 0, verdict);
		expect(await bodies()).toHaveLength(1);
		expect(await countIn()).toBe(1);
	});

	test('goes on waiting while its author is asked to change it, and is then looked at again', async () => {
		const id = await say(bertil, thread, 'They are vermin');
		await settle(id, 'ask');
		expect(await bodies()).toEqual([]);
		await changeWaiting(bertil, id, { title: '', body: 'They are vermin, as the song says' });
		const { case: found } = await readCase(fatima, await caseAbout(fatima, id));
		expect(found).toMatchObject({ state: 'open', version: 3 });
	});

	test('is published at once when its author finds words that nobody has to look at', async () => {
		const id = await say(bertil, thread, 'They are vermin');
		expect(await changeWaiting(bertil, id, { title: '', body: 'I do not like them' })).toEqual({
			page: `comments/${id}`,
			waits: false
		});
		expect((await bodies())[0]).toContain('I do not like them');
		expect(await countIn()).toBe(1);
	});

	test('can be taken back by its author alone: the words are a draft again', async () => {
		const id = await say(bertil, thread, 'They are vermin');
		await expect(takeBackWaiting(aino, id)).rejects.toThrow(NotFound);
		await takeBackWaiting(bertil, id);
		expect((await read(bertil)).drafts).toEqual([{ parent: 0, body: 'They are vermin' }]);
		await expect(settle(id)).rejects.toThrow('case_decided');
		expect(await bodies()).toEqual([]);
	});

	test('and is taken back leaves no picture among the files', async () => {
		const words = { body: 'They are vermin', parent: '', stance: '', language: 'en' } as const;
		const files = async () => (await database.db.selectFrom('file').select('id').execute()).length;
		const before = await files();
		const photo = { bytes: await aPhoto(), alt: 'Geese on the lawn' };
		const id = await writeComment(bertil, thread, words, photo);
		expect(await files()).toBe(before + 1);
		await takeBackWaiting(bertil, id);
		expect(await files()).toBe(before);
	});

	test('is either published or taken back, when both happen at once', async () => {
		const id = await say(bertil, thread, 'They are vermin');
		const done = await Promise.allSettled([settle(id), takeBackWaiting(bertil, id)]);
		expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const shown = await bodies();
		expect(shown).toHaveLength(done[0].status === 'fulfilled' ? 1 : 0);
		expect(await countIn()).toBe(shown.length);
	});

	test('cannot be shown as long as it points at its hold: the table refuses it', async () => {
		const id = await say(bertil, thread, 'They are vermin');
		const shown = database.db
			.updateTable('content')
			.set({ hidden_above: 0 })
			.where('id', '=', id)
			.execute();
		await expect(shown).rejects.toThrow('content_held_is_not_shown');
	});

	test('longer than promised calls everybody who works for the city, once', async () => {
		const id = await say(bertil, thread, 'They are vermin');
		const at = (hours: number) => new Date(bertil.now.getTime() + hours * 3_600_000);
		const run = (hours: number) =>
			escalateHolds(database.db, { now: () => at(hours) })({}, { id: 'job', tries: 1 });
		const calls = async () => (await queuedMails('holds-overdue')).length;
		await run(23);
		const before = await calls();
		await run(25);
		const after = await calls();
		await run(26);
		expect(after - before).toBe(3); // Fatima, Greta and Maija
		expect(await calls()).toBe(after);
		expect(await isWaiting(bertil, id)).toBe(true);
	});
});

describe('a discussion and a proposal that wait', () => {
	test('a discussion is found nowhere, and is there when it was looked at', async () => {
		const id = await aThread(aino, group, 'Vermin in the park');
		await expect(read(visitor, id)).rejects.toThrow(NotFound);
		await expect(read(aino, id)).rejects.toThrow(NotFound);
		expect(await isWaiting(aino, id)).toBe(true);
		await settle(id);
		expect((await read(visitor, id)).thread.title).toBe('Vermin in the park');
	});

	async function draft(title: string): Promise<number> {
		return beginProposal(aino, { groupId: String(group), title });
	}
	const publishedAs = async (id: number, title: string) => {
		const { savedAt } = await showProposal(aino, id);
		return publishProposal(aino, id, written({ title, base: savedAt.toISOString() }));
	};

	test('a proposal stays a draft, and is published as its author left it', async () => {
		const id = await draft('Keep vermin from the playground');
		expect(await publishedAs(id, 'Keep vermin from the playground')).toEqual({ waits: true });
		await expect(showProposal(visitor, id)).rejects.toThrow(NotFound);
		const { savedAt } = await showProposal(aino, id);
		const fields = written({ title: 'Keep vermin from every playground' });
		await saveDraft(aino, id, { ...fields, base: savedAt.toISOString() });
		const number = await caseAbout(fatima, id);
		await expect(
			decideCase(fatima, number, aDecision({ step: 'none', version: 1 }))
		).rejects.toThrow('case_changed');
		await settle(id);
		const shown = await showProposal(visitor, id);
		expect(shown).toMatchObject({
			state: 'gathering',
			title: 'Keep vermin from every playground'
		});
	});

	test('a proposal is published at once with other words, and its draft is not thrown away', async () => {
		const id = await draft('Keep vermin from the playground');
		await publishedAs(id, 'Keep vermin from the playground');
		await expect(discardDraft(aino, id)).rejects.toThrow('draft_has_case');
		expect(await publishedAs(id, 'Keep the playground clean')).toEqual({ waits: false });
		expect((await showProposal(visitor, id)).state).toBe('gathering');
		expect(await ongoing(id)).toBe(false);
		await settle(id); // the case goes on, and closing it changes nothing
		expect((await showProposal(visitor, id)).state).toBe('gathering');
	});
});

describe('a group whose texts are looked at first', () => {
	const until = '2026-11-30';
	const because = 'Insults went to and fro last week.';
	let own: number, carla: Context;
	beforeEach(async () => {
		own = await aGroup(database.db, city);
		const someone = await resident(database.db, city, 'Carla');
		carla = await seated(someone, own, { role: 'coordinator' });
		thread = await aThread(carla, own);
	});

	test('says until when, why, and how long people waited lately', async () => {
		await lookFirst(fatima, own, { until, because });
		const one = await say(bertil, thread, 'Good morning');
		const other = await say(aino, thread, 'Good morning to you');
		expect(await countIn()).toBe(0);
		const later = { ...fatima, now: new Date(fatima.now.getTime() + 90 * 60_000) };
		for (const id of [one, other])
			await decideCase(later, await caseAbout(fatima, id), aDecision({ step: 'none' }));
		expect(await countIn()).toBe(2);
		expect((await readGroup(visitor, own)).group).toMatchObject({
			lookedAtBecause: because,
			waitingMinutes: 90
		});
		expect((await read()).thread.looking).toMatchObject({ because, minutes: 90 });
		await say(carla, thread, 'I coordinate this group.');
		expect(await countIn()).toBe(3);
		await lookNoLonger(fatima, own);
		await say(bertil, thread, 'At once again');
		expect(await countIn()).toBe(4);
	});

	test('ends by itself', async () => {
		await lookFirst(fatima, own, { until, because });
		const after = { ...bertil, now: new Date('2026-12-01T00:00:00Z') };
		await say(after, thread, 'Good morning');
		expect(await countIn()).toBe(1);
	});

	test('is asked for by facilitators alone, and not for a year', async () => {
		await expect(lookFirst(carla, own, { until, because })).rejects.toThrow(Forbidden);
		const far = { until: '2027-11-30', because };
		await expect(lookFirst(fatima, own, far)).rejects.toThrow('look_first_until');
	});
});

describe('what a city chooses', () => {
	test('the first text of a new account, its links, and what reads like spam are looked at', async () => {
		await setScreening(maija, { ...firstScreening, textsAnHour: mostTexts });
		const nora = await resident(database.db, city, 'Nora');
		const id = await say(nora, thread, 'See https://one.example and https://two.example');
		const key = { cityId: city.id, caseId: await caseAbout(fatima, id) };
		expect(await findingsIn(database.db, key)).toEqual([
			{ cause: 'links_of_new_account', detail: '2' },
			{ cause: 'judgement', detail: '~only_link' },
			{ cause: 'first_contribution', detail: '' }
		]);
		await setScreening(maija, {
			...firstScreening,
			...{ judges: false, looksAtLinks: false, looksAtFirst: false, textsAnHour: mostTexts }
		});
		const next = await say(nora, thread, 'And https://three.example');
		expect(await hasCase(next)).toBe(false);
	});

	test('a list with a line that cannot be read changes nothing', async () => {
		const list = { language: null, effect: 'hold' as const, entries: 'rat*\ntwo words' };
		const { faults } = await setWatchList(maija, list);
		expect(faults).toEqual([{ line: 2, text: 'two words', reason: 'not_one_word' }]);
		await expect(setWatchList(fatima, list)).rejects.toThrow(Forbidden);
		const id = await say(bertil, thread, 'A ratrace');
		expect(await isWaiting(bertil, id)).toBe(false);
	});
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, NotFound } from '#lib/domain/errors.ts';
import type { DecisionFields } from '#lib/domain/moderation/decision.ts';
import type { Context } from '#lib/server/context.ts';
import { replaceWatchWords } from '#lib/server/queries/moderation/screening.ts';
import { arrive } from '#lib/server/services/arrival.ts';
import { appealAsAuthor, decideAppeal } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { openNoticeForm } from '#lib/server/services/moderation/noticing.ts';
import { readPerson } from '#lib/server/services/moderation/people.ts';
import { confirmDecision, proposeDecision } from '#lib/server/services/moderation/proposing.ts';
import { publishStatements } from '#lib/server/services/moderation/publishing.ts';
import { readCase, readQueue } from '#lib/server/services/moderation/queue.ts';
import type { Reportable } from '#lib/server/services/moderation/reportable.ts';
import { readStatement, readStone } from '#lib/server/services/moderation/statements.ts';
import { changeProfile } from '#lib/server/services/profile.ts';
import { supportProposal } from '#lib/server/services/supports.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import { showThread } from '#lib/server/services/threads/showing.ts';
import { aCity, aPerson, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { accountOf, aGroup, seated } from '../support/group.ts';
import { aDecision, aNotice, caseOfNotice, heldComment } from '../support/moderation.ts';
import { giveNotice } from '#lib/server/services/moderation/noticing.ts';
import { aDraft, aProposal, idOf } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let city: City;
let group: number, thread: number;
let aino: Context, bertil: Context, visitor: Context;
let fatima: Context, greta: Context, hanna: Context, reporter: Context;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), group);
	visitor = asVisitor(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
	hanna = await resident(db, city, 'Hanna', { role: 'facilitator' });
});
beforeEach(async () => {
	bertil = await seated(await resident(database.db, city, 'Bertil Rude'), group);
	reporter = await resident(database.db, city, 'Rita', { role: 'facilitator' });
	thread = await aThread(aino, group);
});
afterAll(() => database.drop());

/** Somebody reports it. @returns its case */
async function reported(what: Reportable, who = reporter): Promise<number> {
	const { notice } = await giveNotice(who, what, aNotice(), `from ${crypto.randomUUID()}`);
	return caseOfNotice(who, notice);
}

async function hideName(who: Context): Promise<string> {
	const id = await reported({ person: idOf(who) });
	return decideCase(fatima, id, aDecision({ facts: 'Bertil Rude is an insult.' }));
}

const whole = (wishes: Partial<DecisionFields> = {}) =>
	aDecision({ step: 'hide-account', facts: 'The account only insults people.', ...wishes });

async function hideWhole(who: Context): Promise<string> {
	const id = await reported({ person: idOf(who) });
	await proposeDecision(fatima, id, whole());
	return confirmDecision(greta, id, 2);
}

async function takeBack(author: Context, puid: string): Promise<void> {
	await appealAsAuthor(author, puid, 'Please look again.');
	const { decision } = await readStatement(author, puid);
	const verdict = { outcome: 'reversed', reasons: 'It breaks no rule.' } as const;
	await decideAppeal(hanna, decision.appealId ?? 0, verdict);
}

const nameOf = async (who: Context): Promise<string> =>
	(await readPerson(fatima, idOf(who))).person.name;
const commentsIn = async (id = thread) =>
	(await showThread(visitor, id, { order: 'oldest', place: null })).thread.comments;
const rename = (who: Context, name: string) =>
	changeProfile({ db: who.db, now: who.now, account: accountOf(who) } as never, {
		name,
		locale: 'en'
	});

describe('a name', () => {
	test('is reported by whoever reads something of theirs, and of nobody else', async () => {
		await expect(openNoticeForm(visitor, { person: idOf(bertil) })).rejects.toThrow(NotFound);
		await say(bertil, thread, 'Quiet after ten');
		expect(await openNoticeForm(visitor, { person: idOf(bertil) })).toMatchObject({
			kind: 'profile',
			title: 'Bertil Rude'
		});
		await expect(openNoticeForm(visitor, { person: 4_000_000 })).rejects.toThrow(NotFound);
	});

	test('does not count as something that can be read of them once it was reported', async () => {
		await reported({ person: idOf(bertil) });
		await expect(openNoticeForm(visitor, { person: idOf(bertil) })).rejects.toThrow(NotFound);
	});

	test('is one case, however many report it at one moment', async () => {
		await say(bertil, thread, 'Quiet after ten');
		const what = { person: idOf(bertil) };
		const cases = await Promise.all([aino, fatima, greta, hanna].map((who) => reported(what, who)));
		expect(new Set(cases).size).toBe(1);
		const { cases: queue } = await readQueue(fatima, null);
		expect(queue.find(({ id }) => id === cases[0])).toMatchObject({
			kind: 'profile',
			excerpt: 'Bertil Rude',
			notices: 4
		});
	});

	test('is hidden wherever it stands, and read by its owner and in the case', async () => {
		await say(bertil, thread, 'Quiet after ten');
		const puid = await hideName(bertil);
		expect(await nameOf(bertil)).toBe(`Asukas ${idOf(bertil)}`);
		const shown = await showThread(visitor, thread, { order: 'oldest', place: null });
		expect(JSON.stringify(shown)).not.toContain('Bertil Rude');
		const { item, decision } = await readStatement(bertil, puid);
		expect(item.title).toBe('Bertil Rude');
		expect(decision).toMatchObject({ kind: 'profile', visibility: 'CONTENT_DISABLED' });
		expect((await readCase(greta, decision.caseId)).item.title).toBe('Bertil Rude');
		expect(await readStone(visitor, item.id)).toMatchObject({ kind: 'profile', rule: 'respect' });
	});

	test('does not stand in the published statement', async () => {
		const puid = await hideName(bertil);
		for await (const { statement } of publishStatements(visitor))
			if (statement.puid === puid) expect(statement.decision_facts).not.toContain('Bertil Rude');
	});

	test('comes back as it was when that is taken back', async () => {
		await takeBack(bertil, await hideName(bertil));
		expect(await nameOf(bertil)).toBe('Bertil Rude');
	});

	test('that is hidden stays hidden when it is only saved again', async () => {
		await hideName(bertil);
		await rename(bertil, 'Bertil Rude');
		expect(await nameOf(bertil)).toBe(`Asukas ${idOf(bertil)}`);
	});

	test('in the place of a hidden one is shown and looked at, and stays when the decision is taken back', async () => {
		const puid = await hideName(bertil);
		await rename(bertil, 'Bertil Kind');
		expect(await nameOf(bertil)).toBe('Bertil Kind');
		const { cases } = await readQueue(fatima, null);
		const found = cases.find(({ excerpt }) => excerpt === 'Bertil Kind');
		expect((await readCase(fatima, found?.id ?? 0)).findings).toEqual([
			{ cause: 'after_hiding', detail: '' }
		]);
		await takeBack(bertil, puid);
		expect(await nameOf(bertil)).toBe('Bertil Kind');
	});

	test('that its owner is asked to change comes back to the queue when they do', async () => {
		const id = await reported({ person: idOf(bertil) });
		await decideCase(fatima, id, aDecision({ step: 'ask' }));
		expect((await readCase(fatima, id)).case.state).toBe('waiting');
		await rename(bertil, 'Bertil Calm');
		expect((await readCase(fatima, id)).case.state).toBe('open');
	});

	test('with a word that the city watches is looked at, as it is taken or as somebody comes', async () => {
		const list = { cityId: city.id, language: 'sv', effect: 'hold' } as const;
		await replaceWatchWords(database.db, list, [{ ...list, word: 'dumbom', whole: 'word' }]);
		await rename(bertil, 'Bertil Dumbom');
		const olga = await aPerson(database.db, 'Olga Dumbom');
		await arrive({ db: database.db, now: bertil.now }, city.slug, olga, { settle: true });
		await arrive({ db: database.db, now: bertil.now }, city.slug, olga, { settle: true });
		const { cases } = await readQueue(fatima, null);
		const found = cases.filter(({ excerpt }) => excerpt.endsWith('Dumbom'));
		expect(found.map(({ excerpt, findings }) => [excerpt, findings])).toEqual([
			['Bertil Dumbom', 1],
			['Olga Dumbom', 1]
		]);
		expect(await nameOf(bertil)).toBe('Bertil Dumbom');
	});
});

test('facilitators see what somebody wrote last, and how each of it stands, but no draft', async () => {
	await aDraft(bertil, group);
	const shown = await say(bertil, thread, 'Quiet after ten');
	const hidden = await say(bertil, thread, 'You are all fools');
	const above = await say(aino, thread, 'A question');
	const below = await say(bertil, thread, 'An answer', { to: above });
	for (const id of [hidden, above]) await decideCase(fatima, await reported(id), aDecision());
	const held = await heldComment(bertil, thread, 'Perhaps rude');
	const { texts } = await readPerson(fatima, idOf(bertil));
	expect(texts).toMatchObject([
		{ id: held, isHeld: true },
		{ id: below, isHeld: false, isHidden: false, isHiddenAbove: true },
		{ id: hidden, isHidden: true, excerpt: 'You are all fools' },
		{ id: shown, isHeld: false, isHidden: false, isHiddenAbove: false }
	]);
});

describe('an account that is hidden whole', () => {
	test('takes two persons', async () => {
		const id = await reported({ person: idOf(bertil) });
		await expect(decideCase(fatima, id, whole())).rejects.toThrow('needs_two');
		await proposeDecision(fatima, id, whole());
		await expect(confirmDecision(fatima, id, 2)).rejects.toThrow(Forbidden);
	});

	test('is decided about the account alone, and never about that of an admin', async () => {
		const comment = await say(bertil, thread, 'Quiet after ten');
		const about = await reported(comment);
		await expect(proposeDecision(fatima, about, whole())).rejects.toThrow(Conflict);
		const adam = await resident(database.db, city, 'Adam', { role: 'admin' });
		const id = await reported({ person: idOf(adam) });
		await expect(proposeDecision(fatima, id, whole())).rejects.toThrow('case_admin');
	});

	test('takes along all that its owner wrote, and what hangs below it, and nothing else', async () => {
		const proposal = await aProposal(bertil, group);
		await supportProposal(aino, proposal);
		const own = await aThread(bertil, group, 'All fools?');
		await say(aino, own, 'Nobody is');
		const rude = await say(bertil, thread, 'You are all fools');
		const answer = await say(aino, thread, 'Say that again', { to: rude });
		await say(bertil, thread, 'Fools', { to: answer });
		await say(aino, thread, 'Quiet after ten');
		expect(await commentsIn()).toBe(4);
		const before = await everything();
		const puid = await hideWhole(bertil);
		expect(await commentsIn()).toBe(1);
		await expect(showProposal(aino, proposal)).rejects.toThrow(NotFound);
		await expect(commentsIn(own)).rejects.toThrow(NotFound);
		expect(await nameOf(bertil)).toBe(`Asukas ${idOf(bertil)}`);
		const { decision } = await readStatement(bertil, puid);
		expect(decision).toMatchObject({
			visibility: 'CONTENT_DISABLED',
			account: 'TERMINATED',
			secondByName: 'Greta'
		});
		await takeBack(bertil, puid);
		expect(await everything()).toEqual(before);
		expect(await showProposal(visitor, proposal)).toMatchObject({ supports: 1 });
	});

	test('stays hidden by what else was decided, in whatever order that is taken back', async () => {
		for (const first of ['name', 'whole'] as const) {
			const cecil = await resident(database.db, city, 'Cecil Rude');
			const comment = await say(cecil, thread, `You are all fools ${first}`);
			const about = await reported(comment);
			const text = await decideCase(fatima, about, aDecision());
			const name = await hideName(cecil);
			const all = await hideWhole(cecil);
			const neutral = `Asukas ${idOf(cecil)}`;
			expect(await nameOf(cecil)).toBe(neutral);
			await takeBack(cecil, first === 'name' ? name : all);
			expect(await nameOf(cecil)).toBe(neutral);
			await takeBack(cecil, first === 'name' ? all : name);
			expect(await nameOf(cecil)).toBe('Cecil Rude');
			expect(await readStone(visitor, comment)).toMatchObject({ kind: 'comment' });
			await takeBack(cecil, text);
			await expect(readStone(visitor, comment)).rejects.toThrow(NotFound);
		}
	});

	test('is hidden once', async () => {
		await hideWhole(bertil);
		const id = await reported({ person: idOf(bertil) });
		await expect(proposeDecision(fatima, id, whole())).rejects.toThrow('step_not_here');
	});

	test('leaves nothing in sight that was being written at that moment', async () => {
		for (let round = 0; round < 5; round += 1) {
			const cecil = await resident(database.db, city, `Cecil ${round}`);
			await say(cecil, thread, `You are all fools ${round}`);
			const id = await reported({ person: idOf(cecil) });
			await proposeDecision(fatima, id, whole());
			await Promise.allSettled([
				say(cecil, thread, `Fools, I say ${round}`),
				aThread(cecil, group, `Fools of round ${round}?`),
				confirmDecision(greta, id, 2),
				say(cecil, thread, `Fools, I say again ${round}`)
			]);
			expect(await inSight(cecil)).toEqual([]);
			await expect(say(cecil, thread, 'Still here')).rejects.toThrow('suspended');
		}
		expect(await commentsIn()).toBe(0);
	});
});

/** What of somebody's texts anybody could read. */
async function inSight(who: Context) {
	return database.db
		.selectFrom('content')
		.where('city_id', '=', city.id)
		.where('author_id', '=', idOf(who))
		.where('hidden_by', 'is', null)
		.where('hidden_above', '=', 0)
		.select(['id', 'kind'])
		.execute();
}

/** All texts and persons of the city, with the figures of its discussions. */
async function everything() {
	const { db } = database;
	const [content, residents, figures] = await Promise.all([
		db
			.selectFrom('content')
			.where('city_id', '=', city.id)
			.where('kind', '<>', 'profile')
			.orderBy('id')
			.selectAll()
			.execute(),
		db.selectFrom('resident').where('city_id', '=', city.id).orderBy('id').selectAll().execute(),
		db
			.selectFrom('thread_figures')
			.where('city_id', '=', city.id)
			.orderBy('thread_id')
			.selectAll()
			.execute()
	]);
	return { content, residents, figures };
}

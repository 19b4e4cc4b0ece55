import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, Invalid, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { NoticeFields } from '#lib/domain/moderation/notice.ts';
import type { Context } from '#lib/server/context.ts';
import { changeComment, openComment } from '#lib/server/services/comments/changing.ts';
import {
	appealAsAuthor,
	appealAsNotifier,
	decideAppeal,
	readAppeal
} from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { giveNotice, readNotice } from '#lib/server/services/moderation/noticing.ts';
import {
	claimCase,
	readCase,
	readQueue,
	releaseCase
} from '#lib/server/services/moderation/queue.ts';
import { readStatement, readStone } from '#lib/server/services/moderation/statements.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aDecision, aNotice, caseAbout } from '../support/moderation.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let city: City;
let thread: number, comment: number;
let aino: Context, bertil: Context, cecilia: Context, visitor: Context;
let fatima: Context, greta: Context, elsa: Context;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	const workshop = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), workshop);
	bertil = await resident(db, city, 'Bertil');
	cecilia = await resident(db, city, 'Cecilia');
	visitor = asVisitor(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
	elsa = await resident(db, await aCity(db), 'Elsa', { role: 'admin' });
	thread = await aThread(aino, workshop);
});
beforeEach(async () => {
	comment = await say(bertil, thread, `You are all fools ${crypto.randomUUID()}`);
});
afterAll(() => database.drop());

const rude = aNotice();
const stranger = aNotice({ name: 'Nina', email: 'nina@koti.example' });
const report = (who: Context, fields: NoticeFields = rude, about = comment) =>
	giveNotice(who, about, fields, `from ${crypto.randomUUID()}`);
const hiding = aDecision();

async function aCase(fields: NoticeFields = rude): Promise<number> {
	await report(cecilia, fields);
	return caseOf(comment);
}

const caseOf = (contentId: number) => caseAbout(fatima, contentId);

describe('a notice', () => {
	test('begins a case, and all notices about one thing are one case', async () => {
		await report(cecilia);
		await report(aino);
		await report(visitor, stranger);
		const { case: found, notices } = await readCase(fatima, await caseOf(comment));
		expect(found).toMatchObject({ state: 'open', notices: 3, version: 1 });
		expect(notices.map(({ givenBy }) => givenBy)).toEqual(['Nina', 'Aino', 'Cecilia']);
	});

	test('of many at one moment makes one case, and nothing happens to the text', async () => {
		const people = await Promise.all(
			Array.from({ length: 12 }, (_, n) => resident(database.db, city, `Brigade ${n}`))
		);
		await Promise.all(people.map((one) => report(one)));
		const { case: found } = await readCase(fatima, await caseOf(comment));
		expect(found.notices).toBe(12);
		expect((await openComment(bertil, comment)).body).toContain('fools');
	});

	test('is given once by each person', async () => {
		await report(cecilia);
		await expect(report(cecilia)).rejects.toThrow('notice_given');
		await report(visitor, stranger);
		await expect(report(visitor, stranger)).rejects.toThrow('notice_given');
		expect((await readCase(fatima, await caseOf(comment))).case.notices).toBe(2);
	});

	test('of somebody without an account needs a name and an address', async () => {
		await expect(report(visitor)).rejects.toThrow(Invalid);
		await expect(report(visitor, { ...stranger, email: '' })).rejects.toThrow(
			'notice_email_missing'
		);
	});

	test('of illegal content names the law, in good faith, and is due within a day', async () => {
		const illegal = { ...rude, ground: 'illegal' as const };
		await expect(report(cecilia, illegal)).rejects.toThrow('notice_law_missing');
		await expect(report(cecilia, { ...illegal, law: 'Criminal Code 24:9' })).rejects.toThrow(
			'notice_faith_missing'
		);
		await report(aino);
		await report(cecilia, { ...illegal, law: 'Criminal Code 24:9', goodFaith: true });
		const { case: found } = await readCase(fatima, await caseOf(comment));
		expect(found.isIllegal).toBe(true);
		expect(found.dueAt.getTime() - cecilia.now.getTime()).toBe(86_400_000);
	});

	test('is followed by who has its token, and by nobody else', async () => {
		const { notice, token } = await report(visitor, stranger);
		expect(await readNotice(visitor, notice, token)).toMatchObject({
			notice: { state: 'open', reason: rude.reason }
		});
		const wrong = `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`;
		await expect(readNotice(visitor, notice, wrong)).rejects.toThrow(NotFound);
		await expect(readNotice(visitor, notice + 1, token)).rejects.toThrow(NotFound);
	});

	test('cannot be given about what one cannot read', async () => {
		await expect(report(elsa)).rejects.toThrow(NotFound);
	});
});

describe('the queue', () => {
	test('is for facilitators', async () => {
		await expect(readQueue(visitor, null)).rejects.toThrow(SignInRequired);
		await expect(readQueue(aino, null)).rejects.toThrow(Forbidden);
	});

	test('has what is due first first', async () => {
		const id = await aCase({ ...rude, ground: 'illegal', law: 'Criminal Code', goodFaith: true });
		const { cases } = await readQueue(fatima, null);
		const due = cases.map(({ dueAt }) => dueAt.getTime());
		expect(due).toEqual([...due].sort((one, other) => one - other));
		expect(cases.map((one) => one.id)).toContain(id);
	});

	test('gives a case to one at a time, for half an hour', async () => {
		const id = await aCase();
		await claimCase(fatima, id);
		await expect(claimCase(greta, id)).rejects.toThrow('case_claimed');
		await expect(decideCase(greta, id, hiding)).rejects.toThrow('case_claimed');
		const later = { ...greta, now: new Date(greta.now.getTime() + 31 * 60_000) };
		await claimCase(later, id);
		await releaseCase(later, id);
		expect((await readCase(greta, id)).isOthers).toBe(false);
	});
});

describe('a decision', () => {
	test('hides with a statement of reasons, that its author reads and appeals against', async () => {
		const id = await aCase();
		const puid = await decideCase(fatima, id, hiding);
		await expect(openComment(bertil, comment)).rejects.toThrow(NotFound);
		expect(await readStone(visitor, comment)).toMatchObject({
			rule: 'respect',
			isMine: false,
			caseId: null
		});
		expect(await readStone(bertil, comment)).toMatchObject({ isMine: true });
		const { decision, item, canAppeal } = await readStatement(bertil, puid);
		expect(decision).toMatchObject({
			visibility: 'CONTENT_DISABLED',
			ground: 'INCOMPATIBLE_CONTENT',
			category: 'CYBER_VIOLENCE',
			source: 'TYPE_OTHER_NOTIFICATION',
			facts: hiding.facts
		});
		expect(item.html).toContain('fools');
		expect(canAppeal).toBe(true);
		await expect(readStatement(cecilia, puid)).rejects.toThrow(NotFound);
	});

	test('needs its reason', async () => {
		const id = await aCase();
		await expect(decideCase(fatima, id, { ...hiding, ground: '' })).rejects.toThrow(Invalid);
		await expect(decideCase(fatima, id, { ...hiding, facts: '' })).rejects.toThrow(Invalid);
		await expect(decideCase(fatima, id, { ...hiding, ground: 'illegal' })).rejects.toThrow(Invalid);
		expect((await readCase(fatima, id)).case.state).toBe('open');
	});

	test('of two at one moment is one; the other sees that the case has changed', async () => {
		const id = await aCase();
		const outcomes = await Promise.allSettled([
			decideCase(fatima, id, hiding),
			decideCase(greta, id, { ...hiding, step: 'none' })
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await readCase(fatima, id)).decisions).toHaveLength(1);
		await expect(decideCase(fatima, id, hiding)).rejects.toThrow(Conflict);
	});

	test('on what somebody did not see is refused', async () => {
		const id = await aCase();
		await decideCase(fatima, id, { ...hiding, step: 'ask' });
		await expect(decideCase(greta, id, hiding)).rejects.toThrow('case_changed');
	});

	test('is never on one’s own text, nor by somebody who is no facilitator any more', async () => {
		const own = await say(fatima, thread, `My own words ${crypto.randomUUID()}`);
		await report(cecilia, rude, own);
		await expect(decideCase(fatima, await caseOf(own), hiding)).rejects.toThrow('own_case');
		const id = await aCase();
		if (fatima.actor.kind !== 'resident') throw new Error('Fatima is a resident.');
		const demoted: Context = { ...fatima, actor: { ...fatima.actor, role: 'resident' } };
		await expect(decideCase(demoted, id, hiding)).rejects.toThrow(Forbidden);
	});

	test('can keep its author from writing for days, and from nothing else', async () => {
		const author = await resident(database.db, city, 'Dora');
		const words = await say(author, thread, `Fools again ${crypto.randomUUID()}`);
		await report(cecilia, rude, words);
		await decideCase(fatima, await caseOf(words), { ...hiding, pause: 3 });
		const { until } = await database.db
			.selectFrom('resident')
			.where('city_id', '=', city.id)
			.where('id', '=', author.actor.kind === 'resident' ? author.actor.id : 0)
			.select('paused_until as until')
			.executeTakeFirstOrThrow();
		expect(until?.getTime()).toBe(fatima.now.getTime() + 3 * 86_400_000);
		if (author.actor.kind !== 'resident') throw new Error('Dora is a resident.');
		const paused: Context = { ...author, actor: { ...author.actor, paused: true } };
		await expect(say(paused, thread, 'Once more')).rejects.toThrow('paused');
	});

	test('that asks for a change brings the case back when the text has changed', async () => {
		const id = await aCase();
		await decideCase(fatima, id, { ...hiding, step: 'ask' });
		expect((await readCase(fatima, id)).case.state).toBe('waiting');
		await changeComment(bertil, comment, { body: 'You are all wise.', language: 'en', base: 1 });
		const { case: found, item } = await readCase(fatima, id);
		expect(found.state).toBe('open');
		expect(item.html).toContain('wise');
	});

	test('cannot stand in the table as hidden without its row', async () => {
		const other = await decideCase(fatima, await aCase(), hiding);
		const free = await say(bertil, thread, `Innocent ${crypto.randomUUID()}`);
		const { id } = await database.db
			.selectFrom('decision')
			.where('puid', '=', other)
			.select('id')
			.executeTakeFirstOrThrow();
		const hide = (decision: number) =>
			database.db
				.updateTable('content')
				.set({ hidden_by: decision })
				.where('city_id', '=', city.id)
				.where('id', '=', free)
				.execute();
		await expect(hide(id)).rejects.toThrow('content_hidden_by_decision');
		await expect(hide(999_999)).rejects.toThrow('content_hidden_by_decision');
	});
});

describe('an appeal', () => {
	const words = 'I meant it kindly, please read it again.';

	test('is decided by somebody else, and reversal leaves everything as it was', async () => {
		const answer = await say(aino, thread, `Say that again ${crypto.randomUUID()}`, {
			to: comment
		});
		const before = await stateOf(comment, answer);
		const id = await aCase();
		const puid = await decideCase(fatima, id, hiding);
		expect(await stateOf(comment, answer)).not.toEqual(before);
		await expect(appealAsAuthor(cecilia, puid, words)).rejects.toThrow(NotFound);
		await appealAsAuthor(bertil, puid, words);
		await expect(appealAsAuthor(bertil, puid, words)).rejects.toThrow('appeal_filed');
		const { decision } = await readStatement(bertil, puid);
		const appeal = decision.appealId ?? 0;
		expect(await readAppeal(greta, appeal)).toMatchObject({ appeal: { text: words } });
		const verdict = { outcome: 'reversed' as const, reasons: 'It was friendly banter.' };
		await expect(decideAppeal(fatima, appeal, verdict)).rejects.toThrow('own_decision');
		await decideAppeal(greta, appeal, verdict);
		expect(await stateOf(comment, answer)).toEqual(before);
		expect((await readCase(greta, id)).case.state).toBe('reversed');
		await expect(decideAppeal(greta, appeal, verdict)).rejects.toThrow(Conflict);
	});

	test('that is refused leaves the decision', async () => {
		const puid = await decideCase(fatima, await aCase(), hiding);
		await appealAsAuthor(bertil, puid, words);
		const appeal = (await readStatement(bertil, puid)).decision.appealId ?? 0;
		await decideAppeal(greta, appeal, { outcome: 'upheld', reasons: 'It is an insult.' });
		expect(await readStone(visitor, comment)).toMatchObject({ puid });
	});

	test('is open to whoever’s notice was refused, and brings the case back', async () => {
		const { notice, token } = await report(visitor, stranger);
		const id = await caseOf(comment);
		await decideCase(fatima, id, { ...hiding, step: 'none', ground: '', facts: '' });
		await appealAsNotifier(visitor, { id: notice, token }, 'It is an insult to all of us.');
		const { appeals } = await readQueue(greta, null);
		const appeal = appeals.find(({ caseId }) => caseId === id);
		await decideAppeal(greta, appeal?.id ?? 0, {
			outcome: 'reversed',
			reasons: 'It does insult people.'
		});
		expect(await caseOf(comment)).not.toBe(id);
	});

	test('comes within six months', async () => {
		const puid = await decideCase(fatima, await aCase(), hiding);
		const late = { ...bertil, now: new Date(bertil.now.getTime() + 185 * 86_400_000) };
		await expect(appealAsAuthor(late, puid, words)).rejects.toThrow('appeal_too_late');
	});
});

/** All that hiding touches. */
async function stateOf(...ids: number[]) {
	const contents = await database.db
		.selectFrom('content')
		.where('city_id', '=', city.id)
		.where('id', 'in', ids)
		.orderBy('id')
		.selectAll()
		.execute();
	const figures = await database.db
		.selectFrom('thread_figures')
		.where('city_id', '=', city.id)
		.where('thread_id', '=', thread)
		.selectAll()
		.executeTakeFirst();
	return { contents, figures };
}

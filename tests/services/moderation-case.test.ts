import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '#lib/server/context.ts';
import { changeComment } from '#lib/server/services/comments/changing.ts';
import { appealAsAuthor, decideAppeal } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { offerReplies } from '#lib/server/services/moderation/filling.ts';
import { noteInCase, readNotes } from '#lib/server/services/moderation/notes.ts';
import { proposeDecision } from '#lib/server/services/moderation/proposing.ts';
import { readCase, readQueue } from '#lib/server/services/moderation/queue.ts';
import { setWatchList } from '#lib/server/services/moderation/screening-rules.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import { resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aQuarrel, type Quarrel } from '../support/facilitation.ts';
import { aDecision, caseAbout, report } from '../support/moderation.ts';
import { statementsOf } from '../support/statements.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let quarrel: Quarrel;
let dora: Context;

beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	quarrel = await aQuarrel(database.db);
	dora = await resident(database.db, quarrel.city, 'Dora');
});
afterAll(() => database.drop());

/** Something that `writer` wrote and Aino reported. @returns its case */
async function reported(writer: Context, wishes: Parameters<typeof report>[2] = {}) {
	const comment = await say(writer, quarrel.thread, `Fools ${crypto.randomUUID()}`);
	await report(quarrel.aino, comment, wishes);
	return { comment, caseId: await caseAbout(quarrel.fatima, comment) };
}

/** The same, decided by Fatima. */
async function decided(
	writer: Context,
	wishes: Parameters<typeof aDecision>[0] = {},
	notice: Parameters<typeof report>[2] = {}
) {
	const { comment, caseId } = await reported(writer, notice);
	const puid = await decideCase(quarrel.fatima, caseId, aDecision(wishes));
	return { comment, caseId, puid };
}

const similarTo = async (caseId: number, who = quarrel.fatima) =>
	(await readCase(who, caseId)).similar;

describe('what was decided before', () => {
	test('is told of the last five cases on the ground that is reported', async () => {
		const before: number[] = [];
		for (let n = 0; n < 6; n += 1) before.push((await decided(dora)).caseId);
		await decided(dora, { ground: 'advertising' }, { ground: 'advertising' });
		const { caseId } = await reported(quarrel.bertil);
		const similar = await similarTo(caseId);
		expect(similar.map((one) => one.caseId)).toEqual(before.slice(1).reverse());
		expect(similar[0]).toMatchObject({ step: 'hide', rule: 'respect', kind: 'comment' });
	});

	test('knows what was left as it was for the same reason, and what came of an appeal', async () => {
		const left = await decided(dora, { step: 'none', ground: '', facts: '' });
		const hidden = await decided(dora);
		await appealAsAuthor(dora, hidden.puid, 'I meant it kindly, please read it again.');
		const { decision } = await readStatement(dora, hidden.puid);
		const verdict = { outcome: 'reversed', reasons: 'It was friendly banter.' } as const;
		await decideAppeal(quarrel.greta, decision.appealId ?? 0, verdict);
		const { caseId } = await reported(quarrel.bertil);
		expect(await similarTo(caseId)).toMatchObject([
			{ caseId: hidden.caseId, step: 'hide', appealState: 'reversed' },
			{ caseId: left.caseId, step: 'none', appealState: null }
		]);
	});

	test('names what is illegal only beside what is said to be illegal', async () => {
		const law = { ground: 'illegal' as const, law: 'Criminal Code 24:9' };
		const illegal = await decided(dora, law, { ...law, goodFaith: true });
		await decided(dora);
		const { caseId } = await reported(quarrel.bertil, { ...law, goodFaith: true });
		expect((await similarTo(caseId)).map((one) => one.caseId)).toEqual([illegal.caseId]);
	});

	test('has the same kind of text first', async () => {
		const comment = await decided(dora);
		const discussion = await aThread(quarrel.aino, quarrel.group, 'Who are the fools?');
		await report(dora, discussion);
		const about = await caseAbout(quarrel.fatima, discussion);
		await decideCase(quarrel.fatima, about, aDecision());
		const { caseId } = await reported(quarrel.bertil);
		expect((await similarTo(caseId)).map((one) => one.caseId)).toEqual([comment.caseId, about]);
	});

	test('follows what was found where nobody reported', async () => {
		const list = { effect: 'flag' as const, language: null };
		await setWatchList(quarrel.erik, { ...list, entries: 'casino\nlottery' });
		const found = async (writer: Context, words: string) =>
			caseAbout(quarrel.fatima, await say(writer, quarrel.thread, words));
		const first = await found(dora, 'The casino is open');
		const other = await found(dora, 'The lottery is open');
		for (const id of [first, other])
			await decideCase(quarrel.fatima, id, aDecision({ ground: 'advertising' }));
		const id = await found(quarrel.bertil, 'The casino again');
		expect((await similarTo(id)).map((one) => one.caseId)).toEqual([first]);
	});

	test('never tells of the viewer’s own texts, nor beside them', async () => {
		await decided(dora);
		const own = await reported(quarrel.greta);
		await decideCase(quarrel.fatima, own.caseId, aDecision());
		const { caseId } = await reported(quarrel.bertil);
		const seenBy = async (who: Context) => (await similarTo(caseId, who)).length;
		expect(await seenBy(quarrel.fatima)).toBe(2);
		expect(await seenBy(quarrel.greta)).toBe(1);
		expect(await similarTo(own.caseId, quarrel.greta)).toEqual([]);
	});

	test('repeats nothing of its own author, and nothing of another city', async () => {
		await decided(quarrel.bertil);
		const { caseId } = await reported(quarrel.bertil);
		const { history, similar } = await readCase(quarrel.fatima, caseId);
		expect(history).toHaveLength(1);
		expect(similar).toEqual([]);
	});
});

describe('a case about one’s own text', () => {
	test('does not say who reported it', async () => {
		const { caseId } = await reported(quarrel.greta);
		expect((await readCase(quarrel.greta, caseId)).notices).toEqual([]);
		expect((await readCase(quarrel.fatima, caseId)).notices).toHaveLength(1);
	});
});

describe('a text that was changed', () => {
	const change = (base: number) => ({ body: `Wise ${base}`, language: 'en', base });

	test('is said to be, and whether whoever reported it read other words', async () => {
		const { bertil, aino, fatima } = quarrel;
		const comment = await say(bertil, quarrel.thread, 'You are all fools');
		await changeComment(bertil, comment, change(1));
		const later = new Date(aino.now.getTime() + 60_000);
		await report({ ...aino, now: later }, comment);
		const caseId = await caseAbout(fatima, comment);
		expect((await readCase(fatima, caseId)).changed).toMatchObject({
			times: 1,
			isSinceNotice: false
		});
		const after = new Date(later.getTime() + 60_000);
		await changeComment({ ...bertil, now: after }, comment, change(2));
		expect((await readCase(fatima, caseId)).changed).toEqual({
			times: 2,
			at: after,
			isSinceNotice: true
		});
	});

	test('and one that was not, says nothing', async () => {
		const { caseId } = await reported(quarrel.bertil);
		expect((await readCase(quarrel.fatima, caseId)).changed).toBeNull();
	});
});

describe('at most six statements', () => {
	/** All that the page of a case asks. */
	const page = (caseId: number) => async (context: Context) => {
		const { item } = await readCase(context, caseId);
		await offerReplies(context, item);
		await readNotes(context, item);
	};

	test('are asked by the page of a case, whatever it holds', async () => {
		const { fatima, visitor } = quarrel;
		await decided(quarrel.bertil);
		await decided(dora);
		const { comment, caseId } = await reported(quarrel.bertil);
		expect(await statementsOf(fatima, page(caseId))).toBe(6);
		await report(dora, comment);
		await report(visitor, comment, { name: 'Nina', email: 'nina@koti.example' });
		await report(fatima, comment);
		await noteInCase(fatima, caseId, { about: 'text', note: 'Once more' });
		await changeComment(quarrel.bertil, comment, { body: 'Wise', language: 'en', base: 1 });
		await proposeDecision(fatima, caseId, aDecision({ step: 'terminate' }));
		expect(await statementsOf(fatima, page(caseId))).toBe(6);
	});

	test('are asked by the queue, however long it is', async () => {
		const look = (context: Context) => readQueue(context, null, { mine: false });
		await reported(quarrel.bertil);
		const few = await statementsOf(quarrel.fatima, look);
		for (let n = 0; n < 5; n += 1) await reported(dora);
		expect(await statementsOf(quarrel.fatima, look)).toBe(few);
		expect(few).toBeLessThanOrEqual(6);
	});
});

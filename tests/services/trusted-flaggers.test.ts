import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, Invalid, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { readReport } from '#lib/server/services/moderation/in-public.ts';
import { readCase, readQueue } from '#lib/server/services/moderation/queue.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import {
	addFlaggerAccount,
	editFlagger,
	listFlaggers,
	readFlagger,
	recordFlagger,
	removeFlaggerAccount
} from '#lib/server/services/moderation/trusted-flaggers.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aFlagger, emailOf, flaggerFields } from '../support/flagger.ts';
import { aGroup, seated, verbsOf } from '../support/group.ts';
import { aDecision, caseAbout, report } from '../support/moderation.ts';
import { idOf } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let db: Db;
let city: City;
let thread: number;
let aino: Context, cecilia: Context, nora: Context, fatima: Context, maija: Context;
let visitor: Context;

beforeAll(async () => {
	database = await freshDatabase();
	db = database.db;
});
afterAll(() => database.drop());
beforeEach(async () => {
	city = await aCity(db);
	const group = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), group);
	cecilia = await resident(db, city, 'Cecilia');
	nora = await resident(db, city, 'Nora');
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	maija = await resident(db, city, 'Maija', { role: 'admin' });
	visitor = asVisitor(db, city);
	thread = await aThread(aino, group);
});

const later = (who: Context, hours: number): Context => ({
	...who,
	now: new Date(who.now.getTime() + hours * 3_600_000)
});
const rude = () => say(aino, thread, `You are all fools ${crypto.randomUUID()}`);
const day = 86_400_000;
const illegal = { ground: 'illegal', law: 'Criminal Code 24:9', goodFaith: true } as const;

async function caseOn(comment: number) {
	return readCase(fatima, await caseAbout(fatima, comment));
}

describe('a report by an account of a trusted flagger', () => {
	test('is marked in the queue and due within a day, whatever it says', async () => {
		await aFlagger(maija, nora, { name: 'Clear Web' });
		const [first, second] = [await rude(), await rude()];
		await report(cecilia, first);
		await report(nora, second);
		const { cases } = await readQueue(fatima, null);
		expect(cases.map(({ contentId, isTrusted }) => [contentId, isTrusted])).toEqual([
			[second, true],
			[first, false]
		]);
		const { case: found, notices } = await caseOn(second);
		expect(found.dueAt.getTime() - nora.now.getTime()).toBe(day);
		expect(notices.map(({ flagger }) => flagger)).toEqual(['Clear Web']);
	});

	test('brings a case forward that others began', async () => {
		await aFlagger(maija, nora);
		const comment = await rude();
		await report(cecilia, comment);
		await report(nora, comment);
		const { case: found } = await caseOn(comment);
		expect([found.isTrusted, found.dueAt.getTime() - nora.now.getTime()]).toEqual([true, day]);
	});

	test.each([
		['of illegal content', illegal],
		['of a broken rule', {}]
	])('%s is the source that the statement of reasons names', async (_, fields) => {
		await aFlagger(maija, nora);
		const comment = await rude();
		await report(nora, comment, fields);
		const puid = await decideCase(fatima, await caseAbout(fatima, comment), aDecision());
		expect((await readStatement(aino, puid)).decision.source).toBe('TRUSTED_FLAGGER');
	});

	test('is like everybody’s before the first day and after the last', async () => {
		const name = 'Clear Web';
		const id = await aFlagger(maija, nora, { name, since: '2026-11-24' });
		const [early, last, late] = [await rude(), await rude(), await rude()];
		await report(nora, early);
		await editFlagger(maija, id, flaggerFields({ name, since: '2026-11-24', until: '2026-11-24' }));
		await report(later(nora, 24), last);
		await report(later(nora, 48), late);
		const trusted = [early, last, late].map(async (one) => (await caseOn(one)).case.isTrusted);
		expect(await Promise.all(trusted)).toEqual([false, true, false]);
	});

	test('is not made by its address alone, and the table would refuse one', async () => {
		const id = await aFlagger(maija, nora);
		const comment = await rude();
		await report(visitor, comment, { name: 'Nora', email: await emailOf(nora) });
		const { case: found, notices } = await caseOn(comment);
		expect([found.isTrusted, notices[0]?.flagger]).toEqual([false, null]);
		const marking = sql`update notice set flagger_id = ${id} where city_id = ${city.id}`.execute(
			db
		);
		await expect(marking).rejects.toThrow('notice_trusted_by_account');
	});

	test('stays one when the account is taken away again; the next is not', async () => {
		const id = await aFlagger(maija, nora);
		const [before, after] = [await rude(), await rude()];
		await report(nora, before);
		await removeFlaggerAccount(maija, id, idOf(nora));
		await report(nora, after);
		expect((await caseOn(before)).notices[0]?.flagger).not.toBeNull();
		expect((await caseOn(after)).notices[0]?.flagger).toBeNull();
	});

	test('is counted apart in the report of the year, by what was done and how soon', async () => {
		await aFlagger(maija, nora);
		const decide = async (hours: number, decision: Parameters<typeof aDecision>[0]) => {
			const comment = await rude();
			await report(nora, comment, illegal);
			await decideCase(later(fatima, hours), await caseAbout(fatima, comment), aDecision(decision));
		};
		await decide(2, { ground: 'illegal', law: 'Criminal Code 24:9' });
		await decide(4, { ground: 'hate' });
		await decide(6, { ground: 'hate' });
		await decide(9, { step: 'none' });
		await report(cecilia, await rude(), illegal);
		const { report: told } = await readReport(visitor, 2026);
		expect(told.notices.received).toBe(5);
		expect(told.trusted_flaggers).toEqual({
			received: 4,
			acted_on_law: 1,
			acted_on_rules: 2,
			median_hours_to_act: 4
		});
	});
});

describe('the list of trusted flaggers', () => {
	test('is kept by admins, each change with a line in the log', async () => {
		const id = await aFlagger(maija, nora, { name: 'Clear Web' });
		await editFlagger(maija, id, flaggerFields({ name: 'Clear Web', until: '2026-11-22' }));
		expect(await listFlaggers(maija)).toMatchObject([
			{ name: 'Clear Web', accounts: 1, until: '2026-11-22', holds: false }
		]);
		await removeFlaggerAccount(maija, id, idOf(nora));
		expect((await readFlagger(maija, id)).accounts).toEqual([]);
		expect((await verbsOf(db, city)).filter((verb) => verb.includes('flagger'))).toEqual([
			'record trusted flagger',
			'add flagger account',
			'edit trusted flagger',
			'remove flagger account'
		]);
	});

	test('is for admins of the city alone', async () => {
		const id = await aFlagger(maija, nora);
		const elsa = await resident(db, await aCity(db), 'Elsa', { role: 'admin' });
		for (const [who, refusal] of [
			[visitor, SignInRequired],
			[nora, Forbidden],
			[fatima, Forbidden]
		] as const) {
			await expect(listFlaggers(who)).rejects.toThrow(refusal);
			await expect(readFlagger(who, id)).rejects.toThrow(refusal);
			await expect(recordFlagger(who, flaggerFields())).rejects.toThrow(refusal);
			await expect(editFlagger(who, id, flaggerFields())).rejects.toThrow(refusal);
			await expect(addFlaggerAccount(who, id, 'a@koti.example')).rejects.toThrow(refusal);
			await expect(removeFlaggerAccount(who, id, idOf(nora))).rejects.toThrow(refusal);
		}
		await expect(readFlagger(elsa, id)).rejects.toThrow(NotFound);
		await expect(editFlagger(elsa, id, flaggerFields())).rejects.toThrow(NotFound);
		await expect(removeFlaggerAccount(maija, id, idOf(cecilia))).rejects.toThrow(NotFound);
	});

	test('has each organisation once, and each account for one', async () => {
		const id = await aFlagger(maija, nora, { name: 'Clear Web' });
		await expect(recordFlagger(maija, flaggerFields({ name: 'Clear Web' }))).rejects.toThrow(
			Conflict
		);
		const other = await recordFlagger(maija, flaggerFields({ name: 'Clean Net' }));
		await expect(editFlagger(maija, other, flaggerFields({ name: 'Clear Web' }))).rejects.toThrow(
			'flagger_known'
		);
		const address = await emailOf(nora);
		for (const one of [id, other])
			await expect(addFlaggerAccount(maija, one, address)).rejects.toThrow('flagger_account_taken');
		await expect(addFlaggerAccount(maija, id, 'nobody@koti.example')).rejects.toThrow(Invalid);
	});

	test('takes no last day before the first', async () => {
		const backwards = flaggerFields({ since: '2026-11-02', until: '2026-11-01' });
		await expect(recordFlagger(maija, backwards)).rejects.toThrow('flagger_until_before');
	});
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { answerProposal } from '#lib/server/services/answers.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import { withdrawProposal } from '#lib/server/services/proposals/steps.ts';
import { supportProposal, takeBackSupport } from '#lib/server/services/supports.ts';
import { keepWritingViews, writeViews } from '#lib/server/services/views.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { anAnswer, aProposal } from '../support/proposal.ts';

let fresh: FreshDatabase;
let db: Db;
let espoo: City;
let workshop: number;
let aino: Context;
let veikko: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
	espoo = await aCity(db);
	workshop = await aGroup(db, espoo, { supportThreshold: 150 });
	aino = await seated(await resident(db, espoo, 'Aino'), workshop);
	veikko = await resident(db, espoo, 'Veikko');
});
afterAll(() => fresh.drop());

async function crowd(count: number): Promise<Context[]> {
	return Promise.all(Array.from({ length: count }, (_, n) => resident(db, espoo, `Person ${n}`)));
}

async function counted(id: number): Promise<{ figure: number; rows: number }> {
	const { supports } = await showProposal(veikko, id);
	const rows = await db
		.selectFrom('support')
		.select('resident_id')
		.where('proposal_id', '=', id)
		.execute();
	return { figure: supports, rows: rows.length };
}

test('a resident supports once: again changes nothing, taking it back makes it none', async () => {
	const id = await aProposal(aino, workshop);
	await supportProposal(veikko, id);
	await supportProposal(veikko, id);
	expect(await counted(id)).toEqual({ figure: 1, rows: 1 });
	expect((await showProposal(veikko, id)).supported).toBe(true);
	expect((await showProposal(aino, id)).supported).toBe(false);
	await takeBackSupport(veikko, id);
	await takeBackSupport(veikko, id);
	expect(await counted(id)).toEqual({ figure: 0, rows: 0 });
});

test('a visitor is asked to sign in first', async () => {
	const id = await aProposal(aino, workshop);
	await expect(supportProposal(asVisitor(db, espoo), id)).rejects.toThrow(SignInRequired);
	expect((await showProposal(asVisitor(db, espoo), id)).supported).toBe(false);
});

test('two hundred people at once are two hundred, and reach the threshold once', async () => {
	const id = await aProposal(aino, workshop);
	const people = await crowd(200);
	await Promise.all(people.map((person) => supportProposal(person, id)));
	expect(await counted(id)).toEqual({ figure: 200, rows: 200 });
	const { state, steps } = await showProposal(veikko, id);
	expect(state).toBe('threshold-reached');
	expect(steps.map(({ to, byName }) => [to, byName])).toEqual([
		['gathering', 'Aino'],
		['threshold-reached', null]
	]);
});

test('two hundred clicks of one person are one', async () => {
	const id = await aProposal(aino, workshop);
	await Promise.all(Array.from({ length: 200 }, () => supportProposal(veikko, id)));
	expect(await counted(id)).toEqual({ figure: 1, rows: 1 });
	await Promise.all(Array.from({ length: 200 }, () => takeBackSupport(veikko, id)));
	expect(await counted(id)).toEqual({ figure: 0, rows: 0 });
});

test('people who come and go at once leave the exact count', async () => {
	const id = await aProposal(aino, workshop);
	const people = await crowd(40);
	await Promise.all(
		people.flatMap((person, n) => [
			supportProposal(person, id),
			...(n % 2 ? [takeBackSupport(person, id), supportProposal(person, id)] : [])
		])
	);
	const { figure, rows } = await counted(id);
	expect(figure).toBe(rows);
});

test('a threshold that was reached stays reached when somebody steps back', async () => {
	const small = await aGroup(db, espoo, { supportThreshold: 1 });
	const author = await seated(aino, small);
	const id = await aProposal(author, small);
	await supportProposal(veikko, id);
	await takeBackSupport(veikko, id);
	expect(await showProposal(veikko, id)).toMatchObject({ state: 'threshold-reached', supports: 0 });
});

test('after the answer, or when it is withdrawn, supports stand as they are', async () => {
	const admin = await resident(db, espoo, 'Admin', { role: 'admin' });
	const answered = await aProposal(aino, workshop);
	await supportProposal(veikko, answered);
	await answerProposal(admin, answered, anAnswer());
	await expect(takeBackSupport(veikko, answered)).rejects.toThrow('proposal_answered');
	await expect(supportProposal(aino, answered)).rejects.toThrow('proposal_answered');
	expect(await counted(answered)).toEqual({ figure: 1, rows: 1 });

	const withdrawn = await aProposal(aino, workshop);
	await withdrawProposal(aino, withdrawn, { reason: 'Somebody asked before.', language: 'en' });
	await expect(supportProposal(veikko, withdrawn)).rejects.toThrow('proposal_withdrawn');
});

test('looking counts as being seen, but not by its author, and is written in one go', async () => {
	const id = await aProposal(aino, workshop);
	const views = async () => {
		const row = await db
			.selectFrom('proposal_figures')
			.select('views')
			.where('proposal_id', '=', id)
			.executeTakeFirstOrThrow();
		return row.views;
	};
	await showProposal(veikko, id);
	await showProposal(asVisitor(db, espoo), id);
	await showProposal(aino, id);
	expect(await views()).toBe(0);
	await writeViews(db);
	expect(await views()).toBe(2);

	await showProposal(veikko, id);
	const stop = keepWritingViews(db, (fault) => expect.unreachable(String(fault)));
	await stop();
	expect(await views()).toBe(3);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { commentsAfter } from '#lib/server/queries/threads/arrivals.ts';
import { appealAsAuthor, decideAppeal } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import { sumUpThread } from '#lib/server/services/threads/summing-up.ts';
import { showBranch, showThread } from '#lib/server/services/threads/showing.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import { followSubject } from '#lib/server/services/follows.ts';
import { supportProposal } from '#lib/server/services/supports.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aDecision, caseAbout, report } from '../support/moderation.ts';
import { addressOf, bellOf, chooses, lettersToFollowers } from '../support/notifications.ts';
import { aProposal } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let city: City;
let group: number, thread: number;
let aino: Context, bertil: Context, visitor: Context, fatima: Context, greta: Context;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), group);
	bertil = await resident(db, city, 'Bertil');
	visitor = asVisitor(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
});
beforeEach(async () => {
	thread = await aThread(aino, group);
});
afterAll(() => database.drop());

/** @returns the number of the decision */
async function hide(id: number): Promise<string> {
	await report(fatima, id);
	return decideCase(fatima, await caseAbout(fatima, id), aDecision());
}

async function restore(author: Context, puid: string): Promise<void> {
	await appealAsAuthor(author, puid, 'Please read it again.');
	const { decision } = await readStatement(author, puid);
	const verdict = { outcome: 'reversed', reasons: 'It breaks no rule.' } as const;
	await decideAppeal(greta, decision.appealId ?? 0, verdict);
}

const read = (id = thread, reader = visitor) =>
	showThread(reader, id, { order: 'oldest', place: null });

describe('a hidden comment', () => {
	test('leaves a sign without a word of it, for everybody, and nothing below it', async () => {
		const rude = await say(bertil, thread, 'You are all fools');
		await say(aino, thread, 'Say that again', { to: rude });
		await say(aino, thread, 'Quiet after ten');
		const puid = await hide(rude);
		for (const reader of [visitor, aino, bertil, fatima]) {
			const { page, thread: shown } = await read(thread, reader);
			expect(shown.comments).toBe(1);
			expect(page.branches.map(({ head }) => head.html)).toEqual(['', '<p>Quiet after ten</p>']);
			expect(page.branches[0]).toMatchObject({
				head: { hiddenBy: puid, hiddenRule: 'respect', can: { answer: false, agree: false } },
				answers: [],
				more: 0
			});
		}
		expect((await showBranch(visitor, thread, { topId: rude, from: 0 })).answers).toEqual([]);
	});

	test('is answered by nobody, nor is what stands below it', async () => {
		const rude = await say(bertil, thread, 'You are all fools');
		const answer = await say(aino, thread, 'Say that again', { to: rude });
		await hide(rude);
		await expect(say(aino, thread, 'Once more', { to: rude })).rejects.toThrow(Conflict);
		await expect(say(aino, thread, 'Once more', { to: answer })).rejects.toThrow(Conflict);
	});

	test('of several above one another each counts: what is below shows when the last is shown again', async () => {
		const top = await say(bertil, thread, 'Fools');
		const middle = await say(bertil, thread, 'All of you', { to: top });
		const lowest = await say(aino, thread, 'Say that again', { to: middle });
		const [first, second] = [await hide(middle), await hide(top)];
		await restore(bertil, first);
		await expect(showsIn(lowest)).resolves.toBe(false);
		await restore(bertil, second);
		await expect(showsIn(lowest)).resolves.toBe(true);
		expect((await read()).thread.comments).toBe(3);
	});

	test('marks the summary that leads to it', async () => {
		const rude = await say(bertil, thread, 'You are all fools');
		const path = `/${city.slug}/comments/${rude}`;
		const summary = `Some are [angry](${path}).`;
		await sumUpThread(fatima, thread, { summary, disputed: '', language: 'en' });
		expect((await read()).summary?.isStale).toBe(false);
		await hide(rude);
		expect((await read()).summary?.isStale).toBe(true);
	});

	test('never arrives in an open page', async () => {
		const first = await say(aino, thread, 'Quiet after ten');
		const rude = await say(bertil, thread, 'Fools');
		await say(aino, thread, 'Say that again', { to: rude });
		await hide(rude);
		const { db } = database;
		expect(await commentsAfter(db, { cityId: city.id, id: thread }, first, 10)).toEqual([]);
	});

	test('written while something above it is hidden comes before or is refused', async () => {
		for (let round = 0; round < 5; round += 1) {
			const rude = await say(bertil, thread, `Fools ${round}`);
			await report(fatima, rude);
			const id = await caseAbout(fatima, rude);
			const [, answer] = await Promise.allSettled([
				decideCase(fatima, id, aDecision()),
				say(aino, thread, `Say that again ${round}`, { to: rude })
			]);
			if (answer.status === 'fulfilled') expect(await showsIn(answer.value)).toBe(false);
			expect((await read()).thread.comments).toBe(0);
		}
	});
});

async function showsIn(id: number): Promise<boolean> {
	const { above } = await database.db
		.selectFrom('content')
		.where('id', '=', id)
		.where('city_id', '=', city.id)
		.select('hidden_above as above')
		.executeTakeFirstOrThrow();
	return above === 0;
}

describe('a hidden proposal', () => {
	test('takes its discussion along, and comes back with its supports', async () => {
		const proposal = await aProposal(aino, group);
		await supportProposal(bertil, proposal);
		const comment = await say(bertil, proposal, 'A good place for it');
		const puid = await hide(proposal);
		await expect(showProposal(aino, proposal)).rejects.toThrow(NotFound);
		await expect(read(proposal)).rejects.toThrow(NotFound);
		await expect(say(bertil, proposal, 'And another')).rejects.toThrow(NotFound);
		await expect(supportProposal(fatima, proposal)).rejects.toThrow(NotFound);
		expect(await showsIn(comment)).toBe(false);
		await restore(aino, puid);
		expect(await showProposal(visitor, proposal)).toMatchObject({ supports: 1 });
		expect((await read(proposal)).thread.comments).toBe(1);
	});
});

test('what is hidden is in no letter that waited to be sent, nor in the bell', async () => {
	const veikko = await chooses(await resident(database.db, city, 'Veikko'), { rhythm: 'at-once' });
	const address = await addressOf(veikko);
	await followSubject(veikko, { kind: 'content', id: thread });
	const rude = await say(bertil, thread, 'You are all fools');
	expect(await bellOf(veikko)).toEqual(['comment written: How quiet should the park be?']);
	const puid = await hide(rude);
	expect(await bellOf(veikko)).toEqual([]);
	const later = new Date(veikko.now.getTime() + 86_400_000);
	const letters = await lettersToFollowers(database.db, later);
	expect(letters.filter(({ to }) => to === address)).toEqual([]);
	await restore(bertil, puid);
	expect(await bellOf(veikko)).toEqual(['comment written: How quiet should the park be?']);
});

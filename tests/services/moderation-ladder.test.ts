import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict } from '#lib/domain/errors.ts';
import type { DecisionFields } from '#lib/domain/moderation/decision.ts';
import { readListing } from '#lib/domain/proposal/listing.ts';
import type { Context } from '#lib/server/context.ts';
import { readCommentVersions } from '#lib/server/services/comments/changing.ts';
import { feedOfGroup, feedOfProposals, feedOfThread } from '#lib/server/services/feeds.ts';
import {
	appealAsAuthor,
	appealAsNotifier,
	decideAppeal
} from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { readInPublic } from '#lib/server/services/moderation/in-public.ts';
import { publishStatements } from '#lib/server/services/moderation/publishing.ts';
import { readCase } from '#lib/server/services/moderation/queue.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import { listProposals } from '#lib/server/services/proposals/listing.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import { pauseThread, reopenThread } from '#lib/server/services/threads/running.ts';
import { showThread } from '#lib/server/services/threads/showing.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aDecision, caseAbout, report } from '../support/moderation.ts';
import { aProposal, idOf } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let city: City;
let group: number, thread: number, comment: number;
let aino: Context, bertil: Context, visitor: Context, fatima: Context, greta: Context;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), group);
	bertil = await seated(await resident(db, city, 'Bertil'), group);
	visitor = asVisitor(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
});
beforeEach(async () => {
	thread = await aThread(aino, group);
	comment = await say(bertil, thread, `You are all fools ${crypto.randomUUID()}`);
});
afterAll(() => database.drop());

/** @returns the number of the decision */
async function decide(about: number, wishes: Partial<DecisionFields>): Promise<string> {
	await report(visitor, about, { name: 'Nina', email: `${crypto.randomUUID()}@koti.example` });
	return decideCase(fatima, await caseAbout(fatima, about), aDecision(wishes));
}

async function restore(author: Context, puid: string): Promise<void> {
	await appealAsAuthor(author, puid, 'Please read it again.');
	const { decision } = await readStatement(author, puid);
	const verdict = { outcome: 'reversed', reasons: 'It breaks no rule.' } as const;
	await decideAppeal(greta, decision.appealId ?? 0, verdict);
}

const read = (id = thread, reader = visitor) =>
	showThread(reader, id, { order: 'oldest', place: null });
const context = 'Nobody here was meant by name.';

describe('a sentence of context', () => {
	test('stands with the text for everybody, and in its history', async () => {
		const puid = await decide(comment, { step: 'label', label: context });
		const { page } = await read();
		const marks = { label: { text: context, language: 'en' }, collapsed: null };
		expect(page.branches[0]?.head).toMatchObject({ marks });
		expect(page.branches[0]?.head.html).toContain('fools');
		expect((await readCommentVersions(visitor, comment)).comment.marks).toEqual(marks);
		const { items } = await feedOfThread(visitor, thread);
		expect(items[0]?.html).toMatch(/^<p>\[.*Nobody here was meant.*fools/s);
		expect(items[0]?.updatedAt).toEqual(fatima.now);
		const { decision, canAppeal } = await readStatement(bertil, puid);
		expect(decision).toMatchObject({ visibility: 'CONTENT_LABELLED', label: context });
		expect(canAppeal).toBe(true);
	});

	test('of two the newer stands; without it the older does again', async () => {
		await decide(comment, { step: 'label', label: context });
		const newer = await decide(comment, { step: 'label', label: 'Said in anger.' });
		const shown = async () => (await read()).page.branches[0]?.head.marks?.label?.text;
		expect(await shown()).toBe('Said in anger.');
		await restore(bertil, newer);
		expect(await shown()).toBe(context);
	});

	test('is not without words', async () => {
		await expect(decide(comment, { step: 'label' })).rejects.toThrow('required');
	});
});

describe('what is collapsed', () => {
	test('can be read, and is quoted in no list, feed or page before it', async () => {
		// A word, as people look for one: of a number with dashes the search makes what it likes.
		const mark = 'kuunsirppi';
		const text = { title: `Park ${mark}`, summary: `Summary ${mark}`, body: `Body ${mark} here` };
		const proposal = await aProposal(bertil, group, text);
		const listing = readListing(new URLSearchParams({ q: mark }));
		await decide(proposal, { step: 'collapse' });
		const shown = await showProposal(visitor, proposal);
		expect(shown).toMatchObject({ marks: { label: null, collapsed: 'respect' } });
		expect(shown.html).toContain(mark);
		const { items } = await listProposals(visitor, listing);
		expect(items.map(({ title, excerpt }) => [title, excerpt])).toEqual([[text.title, '']]);
		const feeds = [
			...(await feedOfProposals(visitor, listing)),
			...(await feedOfGroup(visitor, group)).items.filter(({ title }) => title === text.title)
		];
		expect(feeds.map(({ html }) => html)).toEqual(['', '']);
	});

	test('is a comment without words in the feed of its discussion', async () => {
		await decide(comment, { step: 'collapse' });
		const { items } = await feedOfThread(visitor, thread);
		expect(items.map(({ html }) => html)).toEqual(['']);
		expect((await read()).page.branches[0]?.head.html).toContain('fools');
	});
});

describe('a discussion that a decision closes', () => {
	test('is read by everybody and written in by nobody, until the decision is taken back', async () => {
		const puid = await decide(comment, { step: 'close' });
		const { thread: shown, can } = await read(thread, fatima);
		expect(shown).toMatchObject({ state: 'read-only', closedRule: 'respect', comments: 1 });
		expect(can).toMatchObject({ write: 'closed', pause: false, reopen: false });
		await expect(say(aino, thread, 'And more')).rejects.toThrow('thread_closed');
		await expect(reopenThread(fatima, thread)).rejects.toThrow('thread_closed_by_decision');
		await restore(bertil, puid);
		expect((await read()).thread).toMatchObject({ state: 'open', closedRule: null });
		await say(aino, thread, 'And more');
	});

	test('stays read-only as whoever runs it had set it', async () => {
		await pauseThread(fatima, thread);
		const puid = await decide(comment, { step: 'close' });
		await restore(bertil, puid);
		expect((await read()).thread).toMatchObject({ state: 'read-only', closedRule: null });
	});

	test('can be one that nobody had begun yet', async () => {
		const proposal = await aProposal(bertil, group);
		await decide(proposal, { step: 'close' });
		await expect(say(aino, proposal, 'What about the trees?')).rejects.toThrow('thread_closed');
	});

	test('takes no comment that is written at the same moment afterwards', async () => {
		for (let round = 0; round < 5; round += 1) {
			const quarrel = await aThread(aino, group);
			const rude = await say(bertil, quarrel, `Fools ${round}`);
			await report(aino, rude);
			const id = await caseAbout(fatima, rude);
			await Promise.allSettled([
				decideCase(fatima, id, aDecision({ step: 'close' })),
				say(aino, quarrel, `Say that again ${round}`)
			]);
			await expect(say(aino, quarrel, `Once more ${round}`)).rejects.toThrow(Conflict);
		}
	});
});

describe('a pause from writing', () => {
	test('leaves the text, and is over with its end or with the decision', async () => {
		const dora = await resident(database.db, city, 'Dora');
		const words = await say(dora, thread, `Fools ${crypto.randomUUID()}`);
		const puid = await decide(words, { step: 'pause', pause: 3 });
		expect((await read()).page.branches.at(-1)?.head.html).toContain('Fools');
		expect(await pausedOf(dora)).toEqual(new Date(fatima.now.getTime() + 3 * 86_400_000));
		await restore(dora, puid);
		expect(await pausedOf(dora)).toBeNull();
	});

	test('has a length', async () => {
		await expect(decide(comment, { step: 'pause' })).rejects.toThrow('step_days');
	});

	test('of two that are decided at one moment leaves the later end', async () => {
		const dora = await resident(database.db, city, 'Dora');
		const lengths = [1, 7] as const;
		const cases = [];
		for (const pause of lengths) {
			const words = await say(dora, thread, `Fools ${crypto.randomUUID()}`);
			await report(aino, words);
			cases.push({ id: await caseAbout(fatima, words), pause });
		}
		await Promise.all(
			cases.map(({ id, pause }) => decideCase(fatima, id, aDecision({ step: 'pause', pause })))
		);
		expect(await pausedOf(dora)).toEqual(new Date(fatima.now.getTime() + 7 * 86_400_000));
	});
});

async function pausedOf(who: Context): Promise<Date | null> {
	const { until } = await database.db
		.selectFrom('resident')
		.where('city_id', '=', city.id)
		.where('id', '=', idOf(who))
		.select('paused_until as until')
		.executeTakeFirstOrThrow();
	return until;
}

test('moving closes the case and restricts nobody; who reported can ask again', async () => {
	const { notice, token } = await report(aino, comment);
	const id = await caseAbout(fatima, comment);
	const puid = await decideCase(fatima, id, aDecision({ step: 'move', ground: '', facts: '' }));
	expect((await readCase(fatima, id)).case.state).toBe('decided');
	await expect(readStatement(bertil, puid)).rejects.toThrow('not_found');
	await appealAsNotifier(aino, { id: notice, token }, 'It insults wherever it stands.');
	const answer = await say(bertil, thread, 'Below', { to: comment });
	await expect(decide(answer, { step: 'move' })).rejects.toThrow('step_not_here');
});

/** All that a decision about the comment can touch. */
async function everything() {
	const { db } = database;
	const content = await db
		.selectFrom('content')
		.where('city_id', '=', city.id)
		.where('id', '=', comment)
		.selectAll()
		.executeTakeFirst();
	const discussion = await db
		.selectFrom('thread')
		.innerJoin('thread_figures as figures', (join) =>
			join
				.onRef('figures.city_id', '=', 'thread.city_id')
				.onRef('figures.thread_id', '=', 'thread.id')
		)
		.where('thread.city_id', '=', city.id)
		.where('thread.id', '=', thread)
		.selectAll()
		.executeTakeFirst();
	return { content, discussion, paused: await pausedOf(bertil) };
}

test('reversal is the identity, whatever was decided and in whatever order it is taken back', async () => {
	const decision = fc.oneof(
		fc.constant({ step: 'label' as const, label: context }),
		fc.constant({ step: 'collapse' as const }),
		fc.constant({ step: 'close' as const }),
		fc.record({ step: fc.constant('pause' as const), pause: fc.constantFrom(1, 3, 7) })
	);
	const hidden = fc.record({
		step: fc.constant('hide' as const),
		pause: fc.constantFrom(0, 1, 3, 7)
	});
	const story = fc
		.tuple(fc.array(decision, { maxLength: 4 }), fc.option(hidden))
		.map(([some, last]) => (last ? [...some, last] : some))
		.chain((wishes) =>
			fc.record({
				wishes: fc.constant(wishes),
				order: fc.shuffledSubarray(
					wishes.map((_, n) => n),
					{ minLength: wishes.length }
				)
			})
		);
	await fc.assert(
		fc.asyncProperty(story, async ({ wishes, order }) => {
			const before = await everything();
			const puids: string[] = [];
			for (const wish of wishes) puids.push(await decide(comment, wish));
			if (wishes.length > 0) expect(await everything()).not.toEqual(before);
			for (const n of order) await restore(bertil, puids[n] ?? '');
			expect(await everything()).toEqual(before);
		}),
		{ numRuns: 15 }
	);
});

describe('the tables', () => {
	test('refuse a restriction without the decision that says it', async () => {
		const { db } = database;
		const { id } = await db
			.selectFrom('decision')
			.where('puid', '=', await decide(comment, { step: 'label', label: context }))
			.select('id')
			.executeTakeFirstOrThrow();
		const other = await say(bertil, thread, `Innocent ${crypto.randomUUID()}`);
		const onContent = (set: object) =>
			db
				.updateTable('content')
				.set(set)
				.where('city_id', '=', city.id)
				.where('id', '=', other)
				.execute();
		await expect(onContent({ labelled_by: id })).rejects.toThrow('content_labelled_by_decision');
		await expect(onContent({ collapsed_by: id })).rejects.toThrow('content_collapsed_by_decision');
		const closing = db
			.updateTable('thread')
			.set({ closed_by: id })
			.where('city_id', '=', city.id)
			.where('id', '=', thread)
			.execute();
		await expect(closing).rejects.toThrow('thread_closed_by_decision');
		const pausing = db
			.updateTable('resident')
			.set({ paused_by: id, paused_until: new Date('2030-01-01') })
			.where('city_id', '=', city.id)
			.where('id', '=', idOf(bertil))
			.execute();
		await expect(pausing).rejects.toThrow('resident_paused_by_decision');
	});
});

test('each restriction is a line of the public log, and a statement of the official shape', async () => {
	const steps = [
		{ step: 'label', label: context },
		{ step: 'collapse' },
		{ step: 'close' },
		{ step: 'pause', pause: 1 },
		{ step: 'hide' }
	] as const;
	const puids = [];
	for (const wish of steps) puids.push(await decide(comment, wish));
	const { log } = await readInPublic(visitor);
	expect(log.slice(0, 5).map(({ step }) => step)).toEqual(steps.map(({ step }) => step).reverse());
	const published = (await Array.fromAsync(publishStatements(visitor))).map(
		({ statement }) => statement
	);
	const restriction = (puid: string) => {
		const one = published.find((statement) => statement.puid === puid);
		return [one?.decision_visibility?.[0] ?? null, one?.decision_provision ?? null];
	};
	expect(puids.map(restriction)).toEqual([
		['DECISION_VISIBILITY_CONTENT_LABELLED', null],
		['DECISION_VISIBILITY_CONTENT_DEMOTED', null],
		['DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED', null],
		[null, 'DECISION_PROVISION_PARTIAL_SUSPENSION'],
		['DECISION_VISIBILITY_CONTENT_DISABLED', null]
	]);
});

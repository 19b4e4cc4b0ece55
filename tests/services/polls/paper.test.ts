import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/domain/errors.ts';
import type { TypedPaper } from '#lib/domain/poll/paper.ts';
import type { Context } from '#lib/server/context.ts';
import { closingOf } from '#lib/server/queries/polls/closing.ts';
import { entriesFrom } from '#lib/server/queries/polls/proofs.ts';
import { paperFigures } from '#lib/server/queries/polls/paper-figures.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { closeDuePoll } from '#lib/server/services/polls/closing.ts';
import { findOnRoll, markPaper, takeBackPaper } from '#lib/server/services/polls/desk.ts';
import { openBatch } from '#lib/server/services/polls/paper-batch.ts';
import {
	countBatch,
	discardBatch,
	resizeBatch,
	typePaper
} from '#lib/server/services/polls/paper-typing.ts';
import { beginBatch, openPaper } from '#lib/server/services/polls/paper.ts';
import { aCity, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup, seated } from '../../support/group.ts';
import { anOpenPoll, harbour, hill, passTime, riverside } from '../../support/open-poll.ts';

let database: FreshDatabase;
let city: City;
let fatima: Context, farid: Context, freja: Context;
let people: Context[];
let group: number;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	farid = await resident(db, city, 'Farid', { role: 'facilitator' });
	freja = await resident(db, city, 'Freja', { role: 'facilitator' });
	people = [];
	for (let number = 0; number < 8; number++)
		people.push(await seated(await resident(db, city, `Person ${number}.`), group));
});
afterAll(() => database.drop());

const key = (pollId: number) => ({ cityId: city.id, pollId });
const voted = (choices: NonNullable<TypedPaper>['choices']): TypedPaper => ({ choices, words: {} });
const three = [voted(riverside), voted(hill), null];

async function mark(poll: number, number: number, by = fatima): Promise<void> {
	for (let at = 0; at < number; at++) {
		const { voters } = await findOnRoll(fatima, poll, `Person ${at}.`);
		await markPaper(by, poll, voters[0]?.rollId ?? '');
	}
}
async function type(by: Context, poll: number, batch: number, papers: readonly TypedPaper[]) {
	for (const [place, paper] of papers.entries()) await typePaper(by, poll, batch, { place, paper });
}
const box = async (poll: number) => {
	const rows = await database.db
		.selectFrom('ballot')
		.where('poll_id', '=', poll)
		.orderBy('choices')
		.select(['choices', 'roll_id as rollId', 'words'])
		.execute();
	return rows;
};
const row = (batch: number) =>
	database.db
		.selectFrom('paper_batch')
		.where('id', '=', batch)
		.selectAll()
		.executeTakeFirstOrThrow();

async function prepared(marks = 3, size = 3) {
	const poll = await anOpenPoll(fatima, { groupId: group });
	await mark(poll, marks);
	const batch = await beginBatch(fatima, poll, { label: 'Library, box 1', size });
	return { poll, batch };
}

describe('a batch of paper ballots', () => {
	test('that two persons typed alike is sealed, logged, and gone from the table', async () => {
		const { poll, batch } = await prepared();
		await type(fatima, poll, batch, three);
		expect(await box(poll)).toEqual([]);
		await type(farid, poll, batch, [null, voted(hill), voted(riverside)]);
		expect(await box(poll)).toEqual([
			{ choices: '{"q1":[[0],[1]]}', rollId: null, words: null },
			{ choices: '{"q1":[[1],[0],[2]]}', rollId: null, words: null }
		]);
		expect(await row(batch)).toMatchObject({
			state: 'counted',
			first_entry: null,
			second_entry: null
		});
		expect(await paperFigures(database.db, key(poll))).toEqual({
			marked: 3,
			entered: 3,
			waiting: 0,
			counted: 2,
			invalid: 1
		});
		const lines = await database.db
			.selectFrom('activity')
			.where('content_id', '=', poll)
			.where('verb', '=', 'enter paper ballots')
			.select(['resident_id as resident', 'detail'])
			.execute();
		expect(lines).toEqual([{ resident: null, detail: { count: 3 } }]);
		await passTime(fatima, poll);
		await closeDuePoll(database.db, key(poll));
		expect((await closingOf(database.db, key(poll)))?.result).toMatchObject({
			counted: 2,
			paperMarks: 3,
			channels: { paper: 2, online: 0 }
		});
		expect(await entriesFrom(database.db, key(poll), { from: 0, limit: 9 })).toHaveLength(2);
	});

	test('is seen by each person as they typed it alone, and by a third not at all', async () => {
		const { poll, batch } = await prepared();
		await type(fatima, poll, batch, three);
		expect((await openBatch(fatima, poll, batch)).totals).not.toBeNull();
		expect(await openBatch(farid, poll, batch)).toMatchObject({
			mine: { whose: 'second', papers: [] },
			totals: null
		});
		await typePaper(farid, poll, batch, { place: 0, paper: null });
		expect((await openBatch(freja, poll, batch)).mine).toBeUndefined();
		expect(JSON.stringify(await openPaper(freja, poll))).not.toContain('q1');
	});

	test('that differs says where, not who is right; either may correct it', async () => {
		const { poll, batch } = await prepared();
		await type(fatima, poll, batch, three);
		await type(farid, poll, batch, [voted(riverside), voted(harbour), null]);
		expect(await box(poll)).toEqual([]);
		expect((await row(batch)).state).toBe('differs');
		const seen = await openBatch(farid, poll, batch);
		expect(seen.alone).toEqual([1]);
		expect(seen.differences).toContainEqual({
			question: 'q1',
			option: 2,
			said: 1,
			numbers: [0, 1]
		});
		expect(seen.differences).toEqual((await openBatch(fatima, poll, batch)).differences);
		await typePaper(fatima, poll, batch, { place: 1, paper: voted(harbour) });
		expect((await row(batch)).state).toBe('counted');
		expect(await box(poll)).toHaveLength(2);
	});

	test('takes a second person, who begins when the first is done', async () => {
		const { poll, batch } = await prepared();
		await expect(typePaper(farid, poll, batch, { place: 0, paper: null })).rejects.toThrow(
			new Conflict('poll_paper_not_yet')
		);
		await type(fatima, poll, batch, three);
		await expect(typePaper(fatima, poll, batch, { place: 3, paper: null })).rejects.toThrow(
			Invalid
		);
		await typePaper(farid, poll, batch, { place: 0, paper: null });
		await expect(typePaper(freja, poll, batch, { place: 0, paper: null })).rejects.toThrow(
			new Forbidden('poll_paper_others')
		);
	});

	test('takes the same paper twice when its button was pressed twice, and no place out of turn', async () => {
		const { poll, batch } = await prepared();
		const [paper = null] = three;
		await Promise.all([0, 0, 0].map((place) => typePaper(fatima, poll, batch, { place, paper })));
		expect((await openBatch(fatima, poll, batch)).mine?.papers).toEqual([paper]);
		for (const place of [2, -1, 0.5])
			await expect(typePaper(fatima, poll, batch, { place, paper })).rejects.toThrow(Invalid);
		await expect(
			typePaper(fatima, poll, batch, { place: 1, paper: voted({ q1: [[7]] }) })
		).rejects.toThrow(new Invalid('poll_ballot_unfit'));
	});

	test('waits when more papers are typed than people are marked, and is counted once they are', async () => {
		const { poll, batch } = await prepared(2);
		await type(fatima, poll, batch, three);
		await type(farid, poll, batch, three);
		expect(await box(poll)).toEqual([]);
		expect((await openBatch(farid, poll, batch)).missingMarks).toBe(1);
		const { voters } = await findOnRoll(fatima, poll, 'Person 5.');
		await markPaper(fatima, poll, voters[0]?.rollId ?? '');
		await countBatch(farid, poll, batch);
		expect(await box(poll)).toHaveLength(2);
	});

	test('may turn out to hold more or fewer papers', async () => {
		const { poll, batch } = await prepared(2);
		await type(fatima, poll, batch, three.slice(0, 2));
		await expect(resizeBatch(fatima, poll, batch, 1)).rejects.toThrow(
			new Conflict('poll_paper_typed_more')
		);
		await resizeBatch(fatima, poll, batch, 2);
		await type(farid, poll, batch, three.slice(0, 2));
		expect((await row(batch)).state).toBe('counted');
	});

	test('is let go with all that was typed, unless it is counted', async () => {
		const { poll, batch } = await prepared();
		await type(fatima, poll, batch, three);
		await discardBatch(farid, poll, batch);
		await expect(openBatch(fatima, poll, batch)).rejects.toThrow(NotFound);
		const again = await beginBatch(fatima, poll, { label: 'Again', size: 3 });
		await type(fatima, poll, again, three);
		await type(farid, poll, again, three);
		await expect(discardBatch(farid, poll, again)).rejects.toThrow(
			new Conflict('poll_paper_settled')
		);
	});

	test('is not for members, not for a poll with names, and not for one that is over', async () => {
		const { poll, batch } = await prepared();
		const [person] = people;
		if (!person) throw new Error('Nobody is there.');
		const fields = { label: 'Box', size: 1 };
		await expect(beginBatch(person, poll, fields)).rejects.toThrow(Forbidden);
		await expect(openBatch(person, poll, batch)).rejects.toThrow(Forbidden);
		const named = await anOpenPoll(fatima, { groupId: group, secrecy: 'open' });
		await expect(beginBatch(fatima, named, fields)).rejects.toThrow(
			new Conflict('poll_paper_named')
		);
		await passTime(fatima, poll);
		await expect(typePaper(fatima, poll, batch, { place: 0, paper: null })).rejects.toThrow(
			new Conflict('poll_paper_closed')
		);
	});
});

describe('never more papers than people who came with one', () => {
	test('a mark is not taken back once as many papers are counted', async () => {
		const { poll, batch } = await prepared(4);
		await type(fatima, poll, batch, three);
		await type(farid, poll, batch, three);
		const rollIds = await Promise.all(
			[0, 1].map(async (at) => (await findOnRoll(fatima, poll, `Person ${at}.`)).voters[0]?.rollId)
		);
		await takeBackPaper(fatima, poll, rollIds[0] ?? '');
		await expect(takeBackPaper(fatima, poll, rollIds[1] ?? '')).rejects.toThrow(
			new Conflict('poll_paper_counted')
		);
		expect(await paperFigures(database.db, key(poll))).toMatchObject({ marked: 3, entered: 3 });
	});

	test('however batches and marks race', async () => {
		for (let round = 0; round < 5; round++) {
			const { poll, batch } = await prepared(3, 2);
			const other = await beginBatch(farid, poll, { label: 'Box 2', size: 2 });
			const [papers, last] = [three.slice(0, 1), { place: 1, paper: null }];
			await type(fatima, poll, batch, [...papers, null]);
			await type(farid, poll, batch, papers);
			await type(farid, poll, other, [...papers, null]);
			await type(fatima, poll, other, papers);
			const { voters } = await findOnRoll(fatima, poll, 'Person 2.');
			await Promise.allSettled([
				typePaper(farid, poll, batch, last),
				typePaper(fatima, poll, other, last),
				takeBackPaper(freja, poll, voters[0]?.rollId ?? '')
			]);
			const { marked, entered } = await paperFigures(database.db, key(poll));
			expect(entered).toBe(2);
			expect(marked).toBeGreaterThanOrEqual(2);
		}
	});

	test('two persons who finish the second entry at once count it once', async () => {
		for (let round = 0; round < 5; round++) {
			const { poll, batch } = await prepared(1, 1);
			await type(fatima, poll, batch, [voted(hill)]);
			const acts = await Promise.allSettled(
				[farid, freja, farid, freja].map((by) =>
					typePaper(by, poll, batch, { place: 0, paper: voted(hill) })
				)
			);
			expect(acts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
			expect(await box(poll)).toHaveLength(1);
		}
	});

	test('both correct a difference at once: the batch is counted once, or still differs', async () => {
		for (let round = 0; round < 5; round++) {
			const { poll, batch } = await prepared(1, 1);
			await type(fatima, poll, batch, [voted(hill)]);
			await type(farid, poll, batch, [voted(harbour)]);
			await Promise.allSettled([
				typePaper(fatima, poll, batch, { place: 0, paper: voted(riverside) }),
				typePaper(farid, poll, batch, { place: 0, paper: voted(riverside) })
			]);
			expect((await row(batch)).state).toBe('counted');
			expect(await box(poll)).toHaveLength(1);
		}
	});
});

test('a batch is counted before the poll closes, or not at all', async () => {
	for (let round = 0; round < 2; round++) {
		const { poll, batch } = await prepared();
		await type(fatima, poll, batch, three);
		await type(farid, poll, batch, three.slice(0, 2));
		const [, last] = await Promise.allSettled([
			passTime(fatima, poll).then(() => closeDuePoll(database.db, key(poll))),
			typePaper(farid, poll, batch, { place: 2, paper: null })
		]);
		const closing = await closingOf(database.db, key(poll));
		const figures = await paperFigures(database.db, key(poll));
		if (last.status === 'rejected') expect(last.reason).toEqual(new Conflict('poll_paper_closed'));
		expect(closing?.ballots).toBe(last.status === 'fulfilled' ? 2 : 0);
		expect(figures).toMatchObject({ marked: 3, entered: last.status === 'fulfilled' ? 3 : 0 });
		expect(await box(poll)).toHaveLength(closing?.ballots ?? -1);
	}
});

test('after closing, paper ballots are like all others: no row tells how one came', async () => {
	const { poll, batch } = await prepared(3);
	for (const person of people.slice(3))
		await castBallot(person, poll, { by: 'account' }, { choices: hill, words: {} });
	await type(fatima, poll, batch, three);
	await type(farid, poll, batch, three);
	await passTime(fatima, poll);
	await closeDuePoll(database.db, key(poll));
	const rows = await box(poll);
	expect(rows).toHaveLength(7);
	expect(new Set(rows.map(({ rollId }) => rollId))).toEqual(new Set([null]));
	expect(await paperFigures(database.db, key(poll))).toEqual({
		marked: 3,
		entered: 3,
		waiting: 0,
		counted: 2,
		invalid: 1
	});
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { readBundle } from '#lib/domain/poll/bundle.ts';
import { verifyInclusion } from '#lib/domain/poll/log/inclusion.ts';
import { isPromiseOf, readReceipt } from '#lib/domain/poll/receipt.ts';
import { shortCode } from '#lib/domain/poll/short-code.ts';
import { verifyBundle } from '#lib/domain/poll/verify.ts';
import type { Context } from '#lib/server/context.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { closeDuePoll } from '#lib/server/services/polls/closing.ts';
import { sequenceWaiting } from '#lib/server/services/polls/keeping.ts';
import { publishedBundle } from '#lib/server/services/polls/publishing.ts';
import { receiptFile, showReceipt } from '#lib/server/services/polls/receipts.ts';
import { showPoll } from '#lib/server/services/polls/showing.ts';
import { aCity, asVisitor, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup, seated } from '../../support/group.ts';
import { statementsOf } from '../../support/statements.ts';
import { anOpenPoll, hill, passTime, riverside } from '../../support/open-poll.ts';

let database: FreshDatabase;
let city: City;
let fatima: Context, visitor: Context;
let people: Context[];
let group: number;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	visitor = asVisitor(db, city);
	people = [];
	for (let number = 0; number < 24; number++)
		people.push(await seated(await resident(db, city, `Person ${number}`), group));
});
afterAll(() => database.drop());

async function cast(
	poll: number,
	voter: Context | undefined,
	choices = riverside
): Promise<string> {
	if (!voter) throw new Error('Nobody is there.');
	const { leaf } = await castBallot(voter, poll, { by: 'account' }, { choices, words: {} });
	return leaf === null ? '' : shortCode(leaf);
}

async function bundleText(viewer: Context, poll: number): Promise<string> {
	let text = '';
	for await (const part of await publishedBundle(viewer, poll)) text += part;
	return text;
}

describe('a receipt', () => {
	test('is found at every moment, also while its leaf moves into the log', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		let isOver = false;
		const sequencing = (async () => {
			while (!isOver) {
				await sequenceWaiting(database.db);
				await new Promise((resolve) => setImmediate(resolve));
			}
		})();
		for (const voter of people) {
			const code = await cast(poll, voter);
			for (let shown = await showReceipt(visitor, poll, code); shown.position === null;)
				shown = await showReceipt(visitor, poll, code);
		}
		isOver = true;
		await sequencing;
	});

	test('shows where the ballot stands: waiting, in the log, and under a root with its proof', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const code = await cast(poll, people[0]);
		expect(await showReceipt(visitor, poll, code)).toMatchObject({ position: null, proof: null });
		await sequenceWaiting(database.db);
		expect(await showReceipt(visitor, poll, code)).toMatchObject({ position: 0, proof: null });

		for (const voter of people.slice(1, 21)) await cast(poll, voter);
		await sequenceWaiting(database.db);
		const { proof, position } = await showReceipt(visitor, poll, code.toLowerCase());
		if (!proof || position === null) throw new Error('There is no proof.');
		const { size, root, path } = proof;
		expect(size).toBe(20);
		expect(verifyInclusion({ leafHash: proof.leafHash, position, size, root, proof: path })).toBe(
			true
		);
	});

	test('of a ballot that was changed names the one that took its place', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const first = await cast(poll, people[0], riverside);
		const second = await cast(poll, people[0], hill);
		await sequenceWaiting(database.db);
		expect((await showReceipt(visitor, poll, first)).replacedBy).toBe(second);
		expect((await showReceipt(visitor, poll, second)).replacedBy).toBeNull();
	});

	test('can be kept with a signed promise while the poll is open, and never be made afterwards', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const code = await cast(poll, people[0]);
		const receipt = readReceipt(await receiptFile(visitor, poll, code));
		expect(isPromiseOf(receipt.key, receipt)).toBe(true);
		expect(shortCode(receipt.leaf)).toBe(code);
		await passTime(fatima, poll);
		await closeDuePoll(database.db, { cityId: city.id, pollId: poll });
		await expect(receiptFile(visitor, poll, code)).rejects.toThrow(NotFound);
	});

	test('of another poll, or of nothing, is not found', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const other = await anOpenPoll(fatima, { groupId: group });
		const code = await cast(other, people[0]);
		await expect(showReceipt(visitor, poll, code)).rejects.toThrow(NotFound);
		await expect(showReceipt(visitor, poll, 'nonsense')).rejects.toThrow(NotFound);
	});
});

describe('the bundle of a closed poll', () => {
	test.each(['confidential', 'detached', 'open'] as const)(
		'of a %s vote is sound, and holds every ballot from twenty on',
		async (secrecy) => {
			const poll = await anOpenPoll(fatima, { groupId: group, secrecy });
			for (const voter of people) await cast(poll, voter);
			if (secrecy !== 'detached') await cast(poll, people[3], hill);
			await passTime(fatima, poll);
			await closeDuePoll(database.db, { cityId: city.id, pollId: poll });
			const bundle = readBundle(await bundleText(visitor, poll));
			expect(verifyBundle(bundle)).toEqual([]);
			expect(bundle.ballots).toHaveLength(24);
			expect(bundle.names?.length).toBe(secrecy === 'open' ? 24 : undefined);
		}
	);

	test('of fewer than twenty secret ballots holds totals only, and is sound', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		for (const voter of people.slice(0, 19)) await cast(poll, voter);
		await passTime(fatima, poll);
		await closeDuePoll(database.db, { cityId: city.id, pollId: poll });
		const bundle = readBundle(await bundleText(visitor, poll));
		expect(verifyBundle(bundle)).toEqual([]);
		expect(bundle.ballots).toBeNull();
	});

	test('is not there while the poll is open, for nobody', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await cast(poll, people[0]);
		await expect(publishedBundle(fatima, poll)).rejects.toThrow(NotFound);
	});
});

test('a page of a poll asks at most six statements, however many voted', async () => {
	const poll = await anOpenPoll(fatima, { groupId: group, secrecy: 'open' });
	const [aino] = people;
	if (!aino) throw new Error('Nobody is there.');
	expect(await statementsOf(aino, (context) => showPoll(context, poll))).toBeLessThanOrEqual(6);
	for (const voter of people) await cast(poll, voter);
	expect(await statementsOf(aino, (context) => showPoll(context, poll))).toBeLessThanOrEqual(6);
	await passTime(fatima, poll);
	await closeDuePoll(database.db, { cityId: city.id, pollId: poll });
	expect(await statementsOf(aino, (context) => showPoll(context, poll))).toBeLessThanOrEqual(6);
});

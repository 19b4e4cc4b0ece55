import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, Invalid, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { codeOf } from '#lib/server/poll-codes.ts';
import { secretOf } from '#lib/server/queries/polls/rules.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import {
	findOnRoll,
	markPaper,
	openDesk,
	takeBackPaper,
	voterAtDesk
} from '#lib/server/services/polls/desk.ts';
import { codeAtKiosk, openKiosk } from '#lib/server/services/polls/kiosk.ts';
import { aCity, asVisitor, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup, seated } from '../../support/group.ts';
import {
	aRanking,
	anOpenPoll,
	harbour,
	hill,
	passTime,
	riverside
} from '../../support/open-poll.ts';

let database: FreshDatabase;
let city: City;
let fatima: Context, aino: Context, aili: Context;
let group: number;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	aino = await seated(await resident(db, city, 'Aino Koski'), group);
	aili = await seated(await resident(db, city, 'Aili Koski'), group);
});
afterAll(() => database.drop());

const filled = (choices = riverside) => ({ choices, words: {} });
const mine = { by: 'account' } as const;

async function placeOf(poll: number, name: string): Promise<string> {
	const { voters } = await findOnRoll(fatima, poll, name);
	const [voter, ...others] = voters;
	if (!voter || others.length > 0) throw new Error(`${name} is not one person on the roll.`);
	return voter.rollId;
}
async function assist(by: Context, poll: number, name: string, choices = riverside) {
	return castBallot(by, poll, { by: 'desk', rollId: await placeOf(poll, name) }, filled(choices));
}
const lines = (poll: number, verb: string) =>
	database.db
		.selectFrom('activity')
		.where('content_id', '=', poll)
		.where('verb', '=', verb)
		.select(['actor_id as actor', 'resident_id as resident', 'at', 'detail'])
		.execute();
const box = (poll: number) =>
	database.db.selectFrom('ballot').where('poll_id', '=', poll).select('choices').execute();

describe('the roll at the desk', () => {
	test('is searched by part of a name, by address, or by number; at most twenty are shown', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const { voters, isMore } = await findOnRoll(fatima, poll, 'koski');
		expect(voters.map(({ name, votedBy }) => [name, votedBy])).toEqual([
			['Aili Koski', null],
			['Aino Koski', null]
		]);
		expect(isMore).toBe(false);
		expect(voters[0]?.hint).toMatch(/^a…@example.org$/);
		expect((await findOnRoll(fatima, poll, 'nobody')).voters).toEqual([]);
	});
	test('knows listed addresses and numbers without an account, and more than twenty', async () => {
		const { db } = database;
		const poll = await anOpenPoll(fatima);
		const { rules_hash } = await db
			.selectFrom('poll')
			.where('id', '=', poll)
			.select('rules_hash')
			.executeTakeFirstOrThrow();
		const place = { city_id: city.id, poll_id: poll, rules_hash: rules_hash ?? '' };
		await db
			.insertInto('poll_roll')
			.values([
				...Array.from({ length: 21 }, (_, n) => ({ ...place, email: `reader${n}@kirja.example` })),
				{ ...place, member_number: 'K-77' }
			])
			.execute();
		const found = await findOnRoll(fatima, poll, 'kirja');
		expect([found.voters.length, found.isMore]).toEqual([20, true]);
		const [number] = (await findOnRoll(fatima, poll, 'k-77')).voters;
		expect(number).toMatchObject({ name: null, memberNumber: 'K-77', votedBy: null });
	});
	test('is for coordinators of the group and staff, in their city, while the poll is open', async () => {
		const { db } = database;
		const poll = await anOpenPoll(fatima, { groupId: group });
		const coordinator = await seated(await resident(db, city, 'Carla'), group, {
			role: 'coordinator'
		});
		expect((await findOnRoll(coordinator, poll, 'aino')).voters).toHaveLength(1);
		for (const act of [openDesk, (who: Context) => findOnRoll(who, poll, 'aino')])
			await expect(act(aino, poll)).rejects.toThrow(Forbidden);
		await expect(findOnRoll(asVisitor(db, city), poll, 'aino')).rejects.toThrow(SignInRequired);
		const ulla = await resident(db, await aCity(db), 'Ulla', { role: 'admin' });
		await expect(findOnRoll(ulla, poll, 'aino')).rejects.toThrow(NotFound);
		await passTime(fatima, poll);
		await expect(findOnRoll({ ...fatima, now: new Date() }, poll, 'aino')).rejects.toThrow(
			new Conflict('poll_not_open')
		);
	});
});

describe('voting with help', () => {
	test('puts the ballot in the box; the log names the helper and the hour, not whom or what', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const { leaf } = await assist(fatima, poll, 'aino');
		expect(leaf).toMatch(/^[0-9a-f]{64}$/);
		expect(await box(poll)).toEqual([{ choices: '{"q1":[[0],[1]]}' }]);
		const { voter } = await voterAtDesk(fatima, poll, await placeOf(poll, 'aino'));
		expect(voter.votedBy).toBe('assisted');
		const actor = fatima.actor.kind === 'resident' ? fatima.actor.id : 0;
		expect(await lines(poll, 'assist voter')).toEqual([
			{ actor, resident: null, at: new Date('2026-11-23T10:00:00Z'), detail: {} }
		]);
	});
	test('never replaces a ballot, and does not tell by trying what somebody cast', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await castBallot(aino, poll, mine, filled(hill));
		for (const choices of [riverside, hill])
			await expect(assist(fatima, poll, 'aino', choices)).rejects.toThrow(
				new Conflict('poll_voted_before')
			);
		expect(await box(poll)).toEqual([{ choices: '{"q1":[[1],[0],[2]]}' }]);
		expect(await lines(poll, 'assist voter')).toEqual([]);
	});
	test('leaves the ballot to its voter, who may change it online', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await assist(fatima, poll, 'aino');
		await castBallot(aino, poll, mine, filled(harbour));
		expect(await box(poll)).toEqual([{ choices: '{"q1":[[2]]}' }]);
	});
	test('is not for members, and not for somebody who is not on this roll', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const other = await anOpenPoll(fatima, { groupId: group });
		const rollId = await placeOf(other, 'aino');
		await expect(castBallot(aili, other, { by: 'desk', rollId }, filled())).rejects.toThrow(
			Forbidden
		);
		await expect(castBallot(fatima, poll, { by: 'desk', rollId }, filled())).rejects.toThrow(
			Forbidden
		);
	});
});

describe('a paper ballot', () => {
	test('is noted on the roll; then no other way is open, and the log names the helper alone', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const rollId = await placeOf(poll, 'aino');
		await markPaper(fatima, poll, rollId);
		await expect(castBallot(aino, poll, mine, filled())).rejects.toThrow(
			new Conflict('poll_voted_already')
		);
		await expect(assist(fatima, poll, 'aino')).rejects.toThrow(new Conflict('poll_voted_before'));
		await expect(markPaper(fatima, poll, rollId)).rejects.toThrow(
			new Conflict('poll_voted_before')
		);
		expect(await lines(poll, 'mark paper ballot')).toMatchObject([{ resident: null, detail: {} }]);
	});
	test('is refused after a vote by whatever way', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await castBallot(aino, poll, mine, filled());
		await assist(fatima, poll, 'aili');
		for (const name of ['aino', 'aili'])
			await expect(markPaper(fatima, poll, await placeOf(poll, name))).rejects.toThrow(
				new Conflict('poll_voted_before')
			);
	});
	test('races with the same person voting online: exactly one wins', async () => {
		for (let round = 0; round < 10; round++) {
			const poll = await anOpenPoll(fatima, { groupId: group });
			const rollId = await placeOf(poll, 'aino');
			const acts = await Promise.allSettled([
				castBallot(aino, poll, mine, filled()),
				markPaper(fatima, poll, rollId),
				assist(fatima, poll, 'aino')
			]);
			const { voter } = await voterAtDesk(fatima, poll, rollId);
			const won = acts.map(({ status }) => status === 'fulfilled');
			const isPaper = voter.votedBy === 'paper';
			expect(won[1]).toBe(isPaper);
			expect(await box(poll)).toHaveLength(isPaper ? 0 : 1);
			// Online after help is a change by the voter, which stays theirs.
			if (isPaper) expect(won).toEqual([false, true, false]);
			else expect(won[0]).toBe(true);
		}
	});
	test('is taken back when it was a mistake; then the person may vote', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const rollId = await placeOf(poll, 'aino');
		await markPaper(fatima, poll, rollId);
		await takeBackPaper(fatima, poll, rollId);
		await castBallot(aino, poll, mine, filled());
		await expect(takeBackPaper(fatima, poll, rollId)).rejects.toThrow(
			new Conflict('poll_not_marked')
		);
	});
	test('has no place where names stand beside votes, nor after closing', async () => {
		const named = await anOpenPoll(fatima, { groupId: group, secrecy: 'open' });
		await expect(markPaper(fatima, named, await placeOf(named, 'aino'))).rejects.toThrow(
			new Conflict('poll_paper_named')
		);
		const poll = await anOpenPoll(fatima, { groupId: group });
		const rollId = await placeOf(poll, 'aino');
		await passTime(fatima, poll);
		await expect(markPaper(fatima, poll, rollId)).rejects.toThrow(new Conflict('poll_closed'));
	});
});

describe('the kiosk', () => {
	async function withCodes() {
		const poll = await anOpenPoll(fatima, { electorate: { kind: 'codes', count: 3 } });
		const secret = await secretOf(database.db, { cityId: city.id, pollId: poll });
		return { poll, code: codeOf(secret?.codeKey ?? '', poll, 1) };
	}
	const visitor = () => asVisitor(database.db, city);

	test('takes a code as people type it, and casts once by it', async () => {
		const { poll, code } = await withCodes();
		const typed = code.toLowerCase().replaceAll('-', ' ');
		expect(await codeAtKiosk(visitor(), poll, typed)).toMatchObject({ code });
		const caster = { by: 'code', code, kiosk: true } as const;
		await castBallot(visitor(), poll, caster, filled());
		expect(await box(poll)).toHaveLength(1);
		for (const choices of [riverside, hill])
			await expect(castBallot(visitor(), poll, caster, filled(choices))).rejects.toThrow(
				new Conflict('poll_code_used')
			);
		await expect(codeAtKiosk(visitor(), poll, code)).rejects.toThrow(
			new Conflict('poll_code_used')
		);
	});
	test('knows no code that was never printed, and nothing that is none', async () => {
		const { poll } = await withCodes();
		await expect(codeAtKiosk(visitor(), poll, 'AAAA-AAAA-AAAA-AAAA')).rejects.toThrow(
			new Invalid('poll_code_unknown', 'code')
		);
		await expect(codeAtKiosk(visitor(), poll, 'hello')).rejects.toThrow(Invalid);
	});
	test('shows the ballot without a link that leads away', async () => {
		const poll = await anOpenPoll(fatima, {
			electorate: { kind: 'codes', count: 1 },
			text: 'See [the map](https://map.example/?a=1>2).',
			questions: [
				{
					...aRanking,
					options: 'options' in aRanking ? aRanking.options.map((o) => ({ ...o, proposal: 7 })) : []
				} as typeof aRanking
			]
		});
		const { rules, html } = await openKiosk(visitor(), poll);
		expect(JSON.stringify(rules?.questions)).not.toContain('"proposal"');
		expect(html.poll).toBe('<p>See the map.</p>');
	});
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asResident } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import type { Context } from '#lib/server/context.ts';
import { codeOf } from '#lib/server/poll-codes.ts';
import { secretOf } from '#lib/server/queries/polls/rules.ts';
import { appealAsAuthor, decideAppeal } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { confirmDecision, proposeDecision } from '#lib/server/services/moderation/proposing.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { findOnRoll, markPaper, openDesk } from '#lib/server/services/polls/desk.ts';
import { codeAtKiosk } from '#lib/server/services/polls/kiosk.ts';
import { showRoll } from '#lib/server/services/polls/roll.ts';
import { showPoll } from '#lib/server/services/polls/showing.ts';
import { openBallot } from '#lib/server/services/polls/voting.ts';
import { again, aCity, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup, seated } from '../../support/group.ts';
import { aDecision, caseAbout, report } from '../../support/moderation.ts';
import { anOpenPoll, harbour, hill, riverside } from '../../support/open-poll.ts';
import { aThread, say } from '../../support/thread.ts';

let database: FreshDatabase;
let city: City;
let group: number, thread: number;
let aino: Context, fatima: Context, greta: Context;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), group);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
	thread = await aThread(aino, group);
});
afterAll(() => database.drop());

const mine = { by: 'account' } as const;
const filled = (choices = riverside) => ({ choices, words: {} });
const someone = (name: string, role?: 'member' | 'coordinator') =>
	resident(database.db, city, name).then((who) => seated(who, group, role && { role }));
const now = (who: Context) => again(who, asResident(who.actor));

/** @returns the number of the decision, and its author as the next request finds them */
async function suspend(who: Context): Promise<{ puid: string; suspended: Context }> {
	const comment = await say(who, thread, `You are all fools ${crypto.randomUUID()}`);
	await report(aino, comment);
	const decided = aDecision({ step: 'suspend', pause: 7 });
	const puid = await decideCase(fatima, await caseAbout(fatima, comment), decided);
	const suspended = await now(who);
	expect(suspended.actor).toMatchObject({ suspended: true });
	return { puid, suspended };
}
async function end(who: Context): Promise<Context> {
	const comment = await say(who, thread, `You are all fools ${crypto.randomUUID()}`);
	await report(aino, comment);
	const id = await caseAbout(fatima, comment);
	await proposeDecision(fatima, id, aDecision({ step: 'terminate' }));
	await confirmDecision(greta, id, 2);
	return now(who);
}
async function placeOf(poll: number, name: string): Promise<string> {
	const { voters } = await findOnRoll(fatima, poll, name);
	const [voter, ...others] = voters;
	if (!voter || others.length > 0) throw new Error(`${name} is not one person on the roll.`);
	return voter.rollId;
}
const votedBy = async (who: Context, poll: number) => (await showPoll(who, poll)).voter?.votedBy;

describe('who is suspended and on the roll', () => {
	test('votes with their account, and changes their ballot', async () => {
		const bertil = await someone('Bertil');
		const poll = await anOpenPoll(fatima, { groupId: group });
		const { suspended } = await suspend(bertil);
		expect((await showPoll(suspended, poll)).can.vote).toBe(true);
		expect((await openBallot(suspended, poll, mine)).former).toBeNull();
		await castBallot(suspended, poll, mine, filled(riverside));
		await castBallot(suspended, poll, mine, filled(hill));
		expect((await openBallot(suspended, poll, mine)).former?.choices).toEqual(hill);
	});

	test('keeps the ballot that was cast before, also when the suspension is taken back', async () => {
		const bertil = await someone('Bo');
		const poll = await anOpenPoll(fatima, { groupId: group });
		await castBallot(bertil, poll, mine, filled(harbour));
		const { puid, suspended } = await suspend(bertil);
		expect((await openBallot(suspended, poll, mine)).former?.choices).toEqual(harbour);
		await appealAsAuthor(suspended, puid, 'It was a joke among friends.');
		const { decision } = await readStatement(suspended, puid);
		const reasons = 'It was a joke among friends.';
		await decideAppeal(greta, decision.appealId ?? 0, { outcome: 'reversed', reasons });
		const back = await now(bertil);
		expect((await openBallot(back, poll, mine)).former?.choices).toEqual(harbour);
		expect(await votedBy(back, poll)).toBe('online');
	});

	test('votes at the desk and on paper, as everybody does', async () => {
		const cai = await someone('Cai');
		const poll = await anOpenPoll(fatima, { groupId: group });
		const other = await anOpenPoll(fatima, { groupId: group });
		const { suspended } = await suspend(cai);
		await castBallot(fatima, poll, { by: 'desk', rollId: await placeOf(poll, 'Cai') }, filled());
		expect(await votedBy(suspended, poll)).toBe('assisted');
		await markPaper(fatima, other, await placeOf(other, 'Cai'));
		expect(await votedBy(suspended, other)).toBe('paper');
	});

	test('votes with a code, signed in or not, and at a kiosk', async () => {
		const electorate = { kind: 'codes', count: 2 } as const;
		const poll = await anOpenPoll(fatima, { electorate });
		const secret = await secretOf(database.db, { cityId: city.id, pollId: poll });
		const [first, second] = [1, 2].map((number) => codeOf(secret?.codeKey ?? '', poll, number));
		const { suspended } = await suspend(await someone('Dora'));
		await castBallot(suspended, poll, { by: 'code', code: first ?? '' }, filled());
		const { code } = await codeAtKiosk(suspended, poll, second ?? '');
		await castBallot(suspended, poll, { by: 'code', code, kiosk: true }, filled());
		expect((await showRoll(fatima, poll)).figures?.voted).toBe(2);
	});

	test('is on the roll of a poll that opens meanwhile', async () => {
		const { suspended } = await suspend(await someone('Elna'));
		const poll = await anOpenPoll(fatima, { groupId: group });
		await castBallot(suspended, poll, mine, filled());
		expect(await votedBy(suspended, poll)).toBe('online');
	});

	test('assists nobody, whatever office they had', async () => {
		const { suspended } = await suspend(await someone('Fredrik', 'coordinator'));
		const poll = await anOpenPoll(fatima, { groupId: group });
		await expect(openDesk(suspended, poll)).rejects.toThrow('suspended');
		const caster = { by: 'desk', rollId: await placeOf(poll, 'Aino') } as const;
		await expect(castBallot(suspended, poll, caster, filled())).rejects.toThrow('suspended');
	});
});

test('whose account was ended votes where they are on the roll', async () => {
	const gunnar = await someone('Gunnar');
	const poll = await anOpenPoll(fatima, { groupId: group });
	const ended = await end(gunnar);
	expect(ended.actor).toMatchObject({ suspended: true, seats: [] });
	await castBallot(ended, poll, mine, filled());
	expect(await votedBy(ended, poll)).toBe('online');
});

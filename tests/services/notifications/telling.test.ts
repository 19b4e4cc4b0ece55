import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { answerProposal } from '#lib/server/services/answers.ts';
import { removeComment } from '#lib/server/services/comments/changing.ts';
import { followSubject, stopFollowing } from '#lib/server/services/follows.ts';
import { foundGroup } from '#lib/server/services/groups.ts';
import { acceptJoinRequest } from '#lib/server/services/join-requests.ts';
import { askToJoin, joinGroup } from '#lib/server/services/joining.ts';
import { recordOccurrence } from '#lib/server/services/notifications/recording.ts';
import { tellFollowers } from '#lib/server/services/notifications/telling.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { closePoll } from '#lib/server/services/polls/closing.ts';
import { stateOutcome } from '#lib/server/services/polls/outcomes.ts';
import { remindVoters } from '#lib/server/services/polls/telling.ts';
import {
	reportProgress,
	reviewProposal,
	withdrawProposal
} from '#lib/server/services/proposals/steps.ts';
import { supportProposal } from '#lib/server/services/supports.ts';
import { aCity, resident } from '../../support/city.ts';
import { crowd } from '../../support/crowd.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup, aGroupInput, seated } from '../../support/group.ts';
import { bellOf, chooses, takeJobs, tellAll } from '../../support/notifications.ts';
import { anOpenPoll, hill, passTime } from '../../support/open-poll.ts';
import { anAnswer, anOffer, aProposal, idOf } from '../../support/proposal.ts';
import { aThread, say } from '../../support/thread.ts';

let fresh: FreshDatabase;
let db: Db;
let city: City;
let workshop: number;
let aino: Context;
let veikko: Context;
let maija: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
});
afterAll(() => fresh.drop());
beforeEach(async () => {
	city = await aCity(db);
	workshop = await aGroup(db, city, { supportThreshold: 2 });
	aino = await seated(await resident(db, city, 'Aino'), workshop);
	veikko = await resident(db, city, 'Veikko');
	maija = await resident(db, city, 'Maija', { role: 'admin' });
});

const bench = 'A bench at every bus stop on the hill';

describe('of a proposal', () => {
	test('who follows it hears of every step, in the order they happened, and who took the step does not', async () => {
		const id = await aProposal(aino, workshop);
		await followSubject(veikko, { kind: 'content', id });
		for (const name of ['Bo', 'Linnea']) await supportProposal(await resident(db, city, name), id);
		await reviewProposal(maija, id);
		await answerProposal(maija, id, anAnswer());
		await reportProgress(maija, id, { step: 'finish', note: 'They stand.', language: 'en' });
		const all = [
			`progress reported: ${bench}`,
			`proposal answered: ${bench}`,
			`review begun: ${bench}`,
			`threshold reached: ${bench}`
		];
		expect(await bellOf(veikko)).toEqual(all);
		expect(await bellOf(aino)).toEqual(all);
		expect(await bellOf(maija)).toEqual([]);
	});
	test('its author alone knows of a withdrawal before; a correction is told as one', async () => {
		const id = await aProposal(aino, workshop);
		await supportProposal(veikko, id);
		await answerProposal(maija, id, anAnswer());
		await answerProposal(maija, id, anAnswer({ version: 1, tell: false }));
		await answerProposal(maija, id, anAnswer({ version: 2, tell: true }));
		expect(await bellOf(veikko)).toEqual([
			`answer corrected: ${bench}`,
			`proposal answered: ${bench}`
		]);
		const other = await aProposal(aino, workshop);
		await supportProposal(veikko, other);
		await withdrawProposal(aino, other, { reason: 'Asked before.', language: 'en' });
		expect((await bellOf(veikko))[0]).toBe(`proposal withdrawn: ${bench}`);
		expect(await bellOf(aino)).not.toContain(`proposal withdrawn: ${bench}`);
	});
	test('that is new, who follows its group, topic, neighbourhood or city hears once', async () => {
		const categoryId = await anOffer(aino, 'category', 'Benches');
		const neighbourhoodId = await anOffer(aino, 'neighbourhood', 'The hill');
		const subjects = [
			{ kind: 'group', id: workshop },
			{ kind: 'category', id: Number(categoryId) },
			{ kind: 'neighbourhood', id: Number(neighbourhoodId) },
			{ kind: 'city', id: city.id }
		] as const;
		for (const subject of subjects) await followSubject(veikko, subject);
		const people = await Promise.all(
			subjects.map(async (subject) => {
				const person = await resident(db, city, `Follower of ${subject.kind}`);
				await followSubject(person, subject);
				return person;
			})
		);
		await aProposal(aino, workshop, { categoryId, neighbourhoodId });
		for (const person of [veikko, ...people])
			expect(await bellOf(person)).toEqual([`proposal published: ${bench}`]);
	});
	test('who muted its group is not told by following the city, but of what they follow in it', async () => {
		await followSubject(veikko, { kind: 'city', id: city.id });
		await stopFollowing(veikko, { kind: 'group', id: workshop });
		const id = await aProposal(aino, workshop);
		expect(await bellOf(veikko)).toEqual([]);
		await followSubject(veikko, { kind: 'content', id });
		await answerProposal(maija, id, anAnswer());
		expect(await bellOf(veikko)).toEqual([`proposal answered: ${bench}`]);
	});
	test('who switched a kind off hears of the others alone', async () => {
		await followSubject(veikko, { kind: 'city', id: city.id });
		await chooses(veikko, { off: ['proposal published'] });
		const id = await aProposal(aino, workshop);
		await answerProposal(maija, id, anAnswer());
		expect(await bellOf(veikko)).toEqual([`proposal answered: ${bench}`]);
	});
});

describe('of a poll', () => {
	test('everybody on the roll hears in the app, followers too; mail is for who gets none of its own', async () => {
		const fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
		const inner = await aGroup(db, city);
		const member = await seated(await resident(db, city, 'Member'), inner);
		await followSubject(veikko, { kind: 'group', id: inner });
		const poll = await anOpenPoll(fatima, { groupId: inner });
		for (const person of [member, veikko])
			expect(await bellOf(person)).toEqual(['poll opened: Which path along the river?']);
		expect(await channelsOf(member)).toEqual(['app']);
		expect(await channelsOf(veikko)).toEqual(['app', 'digest']);

		await castBallot(member, poll, { by: 'account' }, { choices: hill, words: {} });
		await closePoll(fatima, poll);
		const statement = 'The city builds the path along the hill.';
		await stateOutcome(fatima, poll, { statement, language: 'en', reviewOn: '', version: 0 });
		expect((await bellOf(member)).map((line) => line.split(':')[0])).toEqual([
			'outcome stated',
			'poll counted',
			'poll opened'
		]);
		expect(new Set(await channelsOf(member))).toEqual(new Set(['app']));
	});
	test('that closes soon is no news to who has voted, and to nobody when it is over; no row tells the two apart', async () => {
		const fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
		const poll = await anOpenPoll(fatima);
		await castBallot(aino, poll, { by: 'account' }, { choices: hill, words: {} });
		await remindVoters(fatima, poll);
		const isReminded = async (person: Context) =>
			(await bellOf(person)).some((line) => line.startsWith('poll closing soon'));
		expect([await isReminded(aino), await isReminded(veikko)]).toEqual([false, true]);
		const rows = () =>
			db
				.selectFrom('delivery')
				.innerJoin('occurrence', 'occurrence.id', 'delivery.occurrence_id')
				.where('occurrence.kind', '=', 'poll closing soon')
				.where('occurrence.content_id', '=', poll)
				.select(['delivery.resident_id', 'delivery.channel'])
				.execute();
		expect((await rows()).filter(({ channel }) => channel !== 'app')).toEqual([]);
		expect((await rows()).map(({ resident_id }) => resident_id)).toEqual(
			expect.arrayContaining([idOf(aino), idOf(veikko)])
		);
		await passTime(fatima, poll);
		await closePoll(fatima, poll);
		expect(await rows()).toEqual([]);
	});
});

describe('of a group', () => {
	test('that is new, who follows the city hears; who joins is told to its coordinators; who gets a seat hears', async () => {
		await followSubject(veikko, { kind: 'city', id: city.id });
		const fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
		const id = await foundGroup(fatima, { ...aGroupInput, name: 'River group' });
		expect(await bellOf(veikko)).toEqual(['group founded: River group']);

		const coordinator = await seated(await resident(db, city, 'Kaisa'), id, {
			role: 'coordinator'
		});
		await joinGroup(veikko, id);
		expect(await bellOf(coordinator)).toEqual(['member joined: River group']);

		const asked = await aGroup(db, city, { joining: 'request', name: 'By request' });
		await askToJoin(aino, asked, { message: '' });
		const { id: requestId } = await db
			.selectFrom('join_request')
			.where('group_id', '=', asked)
			.select('id')
			.executeTakeFirstOrThrow();
		await acceptJoinRequest(fatima, asked, requestId, { answer: '' });
		expect(await bellOf(aino)).toContain('seat given: By request');
	});
});

describe('of what is written in a discussion', () => {
	test('who follows it, or what it is about, hears under the title of that; not of what was taken away', async () => {
		const id = await aProposal(aino, workshop);
		const thread = await aThread(aino, workshop);
		await tellAll(db);
		await followSubject(veikko, { kind: 'content', id });
		await followSubject(maija, { kind: 'content', id: thread });
		const comment = await say(aino, id, 'The kerb is cold in winter.');
		await say(aino, thread, 'Ten is late enough.');
		expect(await bellOf(veikko)).toEqual([`comment written: ${bench}`]);
		expect(await bellOf(maija)).toEqual(['comment written: How quiet should the park be?']);
		await removeComment(aino, comment);
		expect(await bellOf(veikko)).toEqual([]);
	});
});

describe('the background job', () => {
	test('leaves nobody out and tells nobody twice, in batches of any size', async () => {
		const people = await crowd(db, city, 23);
		await sql`insert into follow (city_id, resident_id, kind, subject_id, because)
			select city_id, id, 'city', city_id, 'chosen' from resident where city_id = ${city.id}`.execute(db);
		await followSubject(veikko, { kind: 'group', id: workshop });
		await aProposal(aino, workshop);
		expect(await tellAll(db, { size: 5 })).toBeGreaterThan(5);
		const told = await db
			.selectFrom('delivery')
			.where('city_id', '=', city.id)
			.where('channel', '=', 'app')
			.select('resident_id')
			.execute();
		expect(new Set(told.map(({ resident_id }) => resident_id)).size).toBe(told.length);
		expect(told).toHaveLength(people.length + 2); // and Veikko and Maija
	});
	test('writes a batch once, when two workers take it, fifty at the same moment, and when it runs again', async () => {
		await followSubject(veikko, { kind: 'city', id: city.id });
		await aProposal(aino, workshop);
		const jobs = await takeJobs(db, 10);
		const tell = tellFollowers(db);
		const all = () =>
			Promise.all(
				Array.from({ length: 50 }, () =>
					Promise.all(jobs.map((job) => tell(job, { id: 'x', tries: 1 })))
				)
			);
		await all();
		expect(await channelsOf(veikko)).toEqual(['app', 'digest']);
		await chooses(veikko, { rhythm: 'at-once' });
		await all();
		expect(await channelsOf(veikko)).toEqual(['app', 'digest']);
	});
	test('does not exist when its act is undone', async () => {
		await takeJobs(db, 1000);
		const undone = db.transaction().execute(async (trx) => {
			const happened = { cityId: city.id, kind: 'group founded', groupId: workshop } as const;
			await recordOccurrence(trx, { ...happened, actorId: null, at: aino.now });
			throw new Error('changed my mind');
		});
		await expect(undone).rejects.toThrow('changed my mind');
		expect(await takeJobs(db, 1000)).toEqual([]);
	});
});

async function channelsOf(person: Context): Promise<string[]> {
	await tellAll(db);
	const rows = await db
		.selectFrom('delivery')
		.where('city_id', '=', city.id)
		.where('resident_id', '=', idOf(person))
		.orderBy('occurrence_id')
		.orderBy('channel')
		.select('channel')
		.execute();
	return rows.map(({ channel }) => channel);
}

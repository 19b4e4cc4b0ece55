import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { NotFound } from '#lib/domain/errors.ts';
import type { ResultsRule } from '#lib/domain/poll.ts';
import type { Context } from '#lib/server/context.ts';
import { pollNews as pollNewsTemplate } from '#lib/server/mail/templates/poll-news.ts';
import { pollNews } from '#lib/domain/poll/news.ts';
import { readGroup } from '#lib/server/services/groups.ts';
import { readHome } from '#lib/server/services/home.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { closeDuePoll } from '#lib/server/services/polls/closing.ts';
import { sequenceWaiting } from '#lib/server/services/polls/keeping.ts';
import { listPolls } from '#lib/server/services/polls/listing.ts';
import { publishedBundle, publishPollResults } from '#lib/server/services/polls/publishing.ts';
import { beginNextRound } from '#lib/server/services/polls/rounds.ts';
import { showPoll } from '#lib/server/services/polls/showing.ts';
import { aCity, asVisitor, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup, seated } from '../../support/group.ts';
import { anOpenPoll, hill, passTime } from '../../support/open-poll.ts';

let database: FreshDatabase;
let city: City;
let fatima: Context, maija: Context, visitor: Context, voted: Context, notYet: Context;
let group: number;
let people: Context[];

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	maija = await resident(db, city, 'Maija', { role: 'admin' });
	visitor = asVisitor(db, city);
	people = [];
	for (let number = 0; number < 22; number++)
		people.push(await seated(await resident(db, city, `Person ${number}`), group));
	[voted, notYet] = [people[0] as Context, people[21] as Context];
});
afterAll(() => database.drop());

const key = (pollId: number) => ({ cityId: city.id, pollId });

async function voteOn(poll: number): Promise<void> {
	for (const voter of people.slice(0, 21))
		await castBallot(voter, poll, { by: 'account' }, { choices: hill, words: {} });
	await sequenceWaiting(database.db);
}

/** Every way by which a result could leave; each says what it told. */
const outlets: Record<string, (viewer: Context, poll: number) => Promise<unknown>> = {
	page: async (viewer, poll) => {
		const { result, names, reasons, written, bundle, figures: _ } = await showPoll(viewer, poll);
		return [result, names, reasons, written, bundle];
	},
	'list now': async (viewer, poll) => findingsOf(await listed(viewer, 'now'), poll),
	'list over': async (viewer, poll) => findingsOf(await listed(viewer, 'over'), poll),
	home: async (viewer, poll) => findingsOf((await readHome(viewer)).polls, poll),
	group: async (viewer, poll) => findingsOf((await readGroup(viewer, group)).polls, poll),
	bundle: (viewer, poll) => publishedBundle(viewer, poll).then(() => ['a bundle'], unlessNotFound),
	'next round': (viewer, poll) =>
		beginNextRound(viewer, poll).then(
			() => ['the winners'],
			() => []
		),
	mail: async (viewer, poll) => {
		const { actor } = viewer;
		if (actor.kind !== 'resident') return [];
		const letters = [];
		for (const news of pollNews) {
			const letter = await pollNewsTemplate(
				{ ...key(poll), news },
				{
					db: database.db,
					now: new Date(),
					locale: 'en',
					to: { email: '', accountId: actor.accountId, displayName: '' },
					link: (path) => path
				}
			);
			letters.push(JSON.stringify(letter ?? ''));
		}
		return letters.filter((letter) => /Hill path|21 |elected|chosen/i.test(letter));
	}
};

async function listed(viewer: Context, view: 'now' | 'over') {
	return (await listPolls(viewer, { words: '', view, groupId: null, after: null })).items;
}

function findingsOf(items: readonly { id: number; finding: unknown }[], poll: number): unknown[] {
	return items.filter(({ id }) => id === poll).map(({ finding }) => finding);
}

function unlessNotFound(fault: unknown): never[] {
	if (fault instanceof NotFound) return [];
	throw fault;
}

/** What a viewer learns of the poll's result through an outlet; empty for nothing. */
async function learnt(outlet: string, viewer: Context, poll: number): Promise<unknown[]> {
	const told = (await outlets[outlet]?.(viewer, poll)) as unknown[];
	return told.filter((one) => one !== null);
}

const viewers = () => ({ visitor, voted, notYet, fatima, maija });

async function nobodyLearns(poll: number, but: readonly string[] = []): Promise<void> {
	for (const outlet of Object.keys(outlets))
		for (const [name, viewer] of Object.entries(viewers()))
			if (!but.includes(name))
				expect(await learnt(outlet, viewer, poll), `${name}, ${outlet}`).toEqual([]);
}

describe.each<ResultsRule>(['after-vote', 'after-closing', 'when-published'])(
	'results %s',
	(results) => {
		test('are hidden in every channel while the poll is open, from all but who may see them', async () => {
			const poll = await anOpenPoll(fatima, { groupId: group, results });
			await voteOn(poll);
			await nobodyLearns(poll, results === 'after-vote' ? ['voted'] : []);
			if (results === 'after-vote') {
				const [result] = await learnt('page', voted, poll);
				expect(result).toMatchObject({ interim: true, counted: 21 });
			}
			await passTime(fatima, poll);
			await closeDuePoll(database.db, key(poll));
			if (results === 'when-published') {
				await nobodyLearns(poll);
				await publishPollResults(fatima, poll);
			}
			for (const outlet of ['page', 'list over', 'group', 'bundle'])
				expect(await learnt(outlet, visitor, poll), outlet).not.toEqual([]);
		});
	}
);

test('an interim count is made at twenty ballots, not before, and anew only twenty later', async () => {
	const poll = await anOpenPoll(fatima, { groupId: group, results: 'after-vote' });
	for (const voter of people.slice(0, 19))
		await castBallot(voter, poll, { by: 'account' }, { choices: hill, words: {} });
	await sequenceWaiting(database.db);
	expect((await showPoll(voted, poll)).result).toBeNull();
	for (const voter of people.slice(19, 20))
		await castBallot(voter, poll, { by: 'account' }, { choices: hill, words: {} });
	await sequenceWaiting(database.db);
	expect((await showPoll(voted, poll)).result?.counted).toBe(20);
	await castBallot(people[20] as Context, poll, { by: 'account' }, { choices: hill, words: {} });
	await sequenceWaiting(database.db);
	expect((await showPoll(voted, poll)).result?.counted).toBe(20);
});

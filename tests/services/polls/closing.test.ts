import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden } from '#lib/domain/errors.ts';
import { currentRoot, emptyLog, extend } from '#lib/domain/poll/log/extend.ts';
import type { Secrecy } from '#lib/domain/poll.ts';
import type { Context } from '#lib/server/context.ts';
import { closingOf } from '#lib/server/queries/polls/closing.ts';
import { entriesFrom, rootsOf } from '#lib/server/queries/polls/proofs.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { closeDuePoll, closePoll } from '#lib/server/services/polls/closing.ts';
import { showPoll } from '#lib/server/services/polls/showing.ts';
import { sequenceLeaves } from '#lib/server/services/polls/sequencing.ts';
import { aCity, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup, seated } from '../../support/group.ts';
import { anOpenPoll, harbour, hill, passTime, riverside } from '../../support/open-poll.ts';
import { closedWithWords } from '../../support/remarks.ts';

let database: FreshDatabase;
let city: City;
let fatima: Context;
let people: Context[];
let group: number;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	people = [];
	for (let number = 0; number < 30; number++)
		people.push(await seated(await resident(db, city, `Person ${number}`), group));
});
afterAll(() => database.drop());

const key = (pollId: number) => ({ cityId: city.id, pollId });
const all = [hill, riverside, hill];

async function vote(poll: number, voters: readonly Context[]): Promise<void> {
	for (const [place, voter] of voters.entries())
		await castBallot(
			voter,
			poll,
			{ by: 'account' },
			{
				choices: all[place % 3] ?? hill,
				words: {}
			}
		);
}

async function closed(wishes: { secrecy?: Secrecy } = {}, voters = people): Promise<number> {
	const poll = await anOpenPoll(fatima, { groupId: group, ...wishes });
	await vote(poll, voters);
	await passTime(fatima, poll);
	await closeDuePoll(database.db, key(poll));
	return poll;
}

describe('closing', () => {
	test('counts every ballot, keeps the number entitled, and publishes the seed that was sealed', async () => {
		const poll = await closed();
		const closing = await closingOf(database.db, key(poll));
		expect(closing).toMatchObject({ ballots: 30, entitled: 30, closedBy: null });
		expect(closing?.result).toMatchObject({
			counted: 30,
			entitled: 30,
			late: 0,
			interim: false,
			channels: { online: 30, paper: 0 }
		});
		expect(closing?.result.questions[0]?.tally).toMatchObject({ method: 'irv', winners: [1] });
		const secrets = await database.db
			.selectFrom('poll_secret')
			.where('poll_id', '=', poll)
			.selectAll()
			.execute();
		expect(secrets).toEqual([]);
	});

	test('puts all leaves in the log first, and publishes roots at every twenty and of the whole', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await vote(poll, people.slice(0, 12));
		expect(await sequenceLeaves(database.db, key(poll))).toBe(12);
		await vote(poll, people.slice(12));
		await passTime(fatima, poll);
		await closeDuePoll(database.db, key(poll));
		const entries = await entriesFrom(database.db, key(poll), { from: 0, limit: 100 });
		expect(entries).toHaveLength(30);
		const { hash } = await database.db
			.selectFrom('poll_rules')
			.where('poll_id', '=', poll)
			.select('hash')
			.executeTakeFirstOrThrow();
		const log = extend(emptyLog(hash), entries);
		expect(await rootsOf(database.db, key(poll))).toEqual([...log.roots, currentRoot(log.head)]);
		expect((await closingOf(database.db, key(poll)))?.chain).toBe(log.head.chain);
	});

	test('happens once, whoever comes first: the clock, visitors and who runs it race', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await vote(poll, people.slice(0, 5));
		await passTime(fatima, poll);
		const late = { ...fatima, now: new Date() };
		const acts = await Promise.allSettled([
			...Array.from({ length: 8 }, () => closeDuePoll(database.db, key(poll))),
			...Array.from({ length: 8 }, () => showPoll(late, poll)),
			...Array.from({ length: 8 }, () => closePoll(fatima, poll))
		]);
		const refused = acts.flatMap((act) => (act.status === 'rejected' ? [act.reason] : []));
		for (const reason of refused) expect(reason).toEqual(new Conflict('poll_not_open'));
		const lines = await database.db
			.selectFrom('activity')
			.where('verb', '=', 'close poll')
			.where('content_id', '=', poll)
			.select('id')
			.execute();
		expect(lines).toHaveLength(1);
	});

	test('waits for casts under way and refuses those after: every receipt is in the log', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await vote(poll, people.slice(0, 1));
		const casts = people
			.slice(1)
			.map((voter) => castBallot(voter, poll, { by: 'account' }, { choices: harbour, words: {} }));
		const settled = Promise.allSettled(casts);
		await passTime(fatima, poll);
		await closeDuePoll(database.db, key(poll));
		const given = (await settled).flatMap((cast) =>
			cast.status === 'fulfilled' ? [cast.value.leaf] : []
		);
		for (const cast of await settled)
			if (cast.status === 'rejected') expect(cast.reason).toEqual(new Conflict('poll_closed'));
		const entries = await entriesFrom(database.db, key(poll), { from: 0, limit: 100 });
		const logged = new Set(entries.map(({ leaf }) => leaf));
		for (const leaf of given) expect(logged).toContain(leaf);
		const closing = await closingOf(database.db, key(poll));
		expect(closing?.ballots).toBe(given.length + 1);
	});

	test('by hand is possible before the moment only when everybody has voted', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await vote(poll, people.slice(0, 29));
		await expect(closePoll(fatima, poll)).rejects.toThrow(new Conflict('poll_not_over'));
		await vote(poll, people.slice(29));
		await closePoll(fatima, poll);
		expect((await closingOf(database.db, key(poll)))?.ballots).toBe(30);
	});

	test('is for who runs the poll; nobody votes or opens it afterwards', async () => {
		const poll = await closed();
		const [aino] = people;
		if (!aino) throw new Error('Nobody is there.');
		await expect(closePoll(aino, poll)).rejects.toThrow(Forbidden);
		await expect(
			castBallot(aino, poll, { by: 'account' }, { choices: hill, words: {} })
		).rejects.toThrow(new Conflict('poll_closed'));
		await expect(
			database.db.updateTable('poll').set({ state: 'draft' }).where('id', '=', poll).execute()
		).rejects.toThrow(/violates check/);
	});
});

describe.each(['confidential', 'detached'] as const)('after a %s poll is closed', (secrecy) => {
	/** Every way in which rows of the two tables could be laid side by side. */
	async function tables(poll: number) {
		const { db } = database;
		const ballots =
			await sql<Row>`select leaf, choices, roll_id, xmin::text, xmax::text, ctid::text, cmin::text
			from ballot where poll_id = ${poll} order by ctid`.execute(db);
		const roll =
			await sql<Row>`select id, resident_id, voted_by, xmin::text, xmax::text, ctid::text, cmin::text
			from poll_roll where poll_id = ${poll} order by ctid`.execute(db);
		return { ballots: ballots.rows, roll: roll.rows };
	}
	type Row = Record<string, string | number | null>;

	test('no column joins a ballot to the roll', async () => {
		const poll = await closed({ secrecy });
		const { ballots, roll } = await tables(poll);
		expect(new Set(ballots.map(({ roll_id }) => roll_id))).toEqual(new Set([null]));
		expect(Object.keys(ballots[0] ?? {}).filter((name) => name in (roll[0] ?? {}))).toEqual(
			['xmin', 'xmax', 'ctid', 'cmin'] // what every row has; the next tests are about them
		);
	});

	test('all rows of both were written by one transaction: its number tells nobody apart', async () => {
		const poll = await closed({ secrecy });
		const { ballots, roll } = await tables(poll);
		expect(new Set(ballots.map(({ xmin }) => xmin)).size).toBe(1);
		expect(new Set(roll.map(({ xmin }) => xmin)).size).toBe(1);
		expect(new Set([...ballots, ...roll].map(({ xmax }) => xmax))).toEqual(new Set(['0']));
	});

	test('the order of the rows is not that of the voting', async () => {
		const order = (rows: readonly number[]) =>
			rows.filter((place, at) => at > 0 && place > (rows[at - 1] ?? 0)).length;
		const poll = await anOpenPoll(fatima, { groupId: group, secrecy });
		await vote(poll, people);
		const before = await tables(poll);
		await passTime(fatima, poll);
		await closeDuePoll(database.db, key(poll));
		const after = await tables(poll);
		const places = after.ballots.map(({ leaf }) =>
			before.ballots.findIndex((one) => one.leaf === leaf)
		);
		// Thirty in the very same rising order would be one chance in 30!; half rise by chance.
		expect(order(places)).toBeGreaterThan(4);
		expect(order(places)).toBeLessThan(26);
		const voters = after.roll.map(({ resident_id }) =>
			before.roll.findIndex((one) => one.resident_id === resident_id)
		);
		expect(order(voters)).toBeGreaterThan(4);
		expect(order(voters)).toBeLessThan(26);
	});

	test('no other table knows a leaf, a ballot or a voter of it: jobs, log, activity, throttle, kept forms', async () => {
		const poll = await closed({ secrecy });
		const { db } = database;
		const { rows } = await sql<{ table: string }>`
			select quote_ident(table_schema) || '.' || quote_ident(table_name) as table
			from information_schema.tables where table_schema in ('public', 'pgboss')
				and table_type = 'BASE TABLE'`.execute(db);
		const leaves = await db
			.selectFrom('ballot')
			.where('poll_id', '=', poll)
			.select(['leaf', 'nonce'])
			.execute();
		const known = new Set(['public.ballot', 'public.poll_log', 'public.poll_closing']);
		for (const { table } of rows.filter(({ table }) => !known.has(table))) {
			const found = await sql<{ row: string }>`
				select to_jsonb(t)::text as row from ${sql.raw(table)} as t`.execute(db);
			for (const { row } of found.rows)
				for (const { leaf, nonce } of leaves)
					for (const trace of [leaf, nonce])
						expect(row.includes(trace), `${table} knows ${trace}`).toBe(false);
		}
		const lines = await db
			.selectFrom('activity')
			.where('content_id', '=', poll)
			.select(['verb', 'actor_id as actor'])
			.execute();
		expect(lines.map(({ verb }) => verb).sort()).toEqual(['close poll', 'open poll']);
	});
});

test('an open poll keeps names beside votes', async () => {
	const poll = await closed({ secrecy: 'open' });
	const linked = await database.db
		.selectFrom('ballot')
		.where('poll_id', '=', poll)
		.where('roll_id', 'is not', null)
		.select('roll_id')
		.execute();
	expect(linked).toHaveLength(30);
});

test('names that were written in are counted for themselves, whoever gave a reason beside', async () => {
	const said = [
		{ name: 'Otter path', reason: 'Otters live there.' },
		{ name: 'otter  path' },
		{ name: 'Otter path' },
		{ name: 'Heron path' },
		{}
	];
	const voters = people.slice(0, said.length);
	const says = voters.map((voter, place) => ({ voter, ...said[place] }));
	const { written, reasons } = await showPoll(fatima, await closedWithWords(fatima, group, says));
	expect(written?.q1).toMatchObject([
		{ name: 'Otter path', times: 3 },
		{ name: 'Heron path', times: 1 }
	]);
	expect(reasons?.q1?.said).toMatchObject([{ choice: [1], text: 'Otters live there.' }]);
});

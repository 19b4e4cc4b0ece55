import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { readBundle } from '#lib/domain/poll/bundle.ts';
import { verifyBundle } from '#lib/domain/poll/verify.ts';
import type { Context } from '#lib/server/context.ts';
import { entriesFrom } from '#lib/server/queries/polls/proofs.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { closeDuePoll } from '#lib/server/services/polls/closing.ts';
import { keepMoments, sequenceWaiting } from '#lib/server/services/polls/keeping.ts';
import { publishedBundle } from '#lib/server/services/polls/publishing.ts';
import { aCity, resident } from '../../support/city.ts';
import { crowd } from '../../support/crowd.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { anOpenPoll, hill, passTime } from '../../support/open-poll.ts';

let database: FreshDatabase;
let city: City;
let fatima: Context;

beforeAll(async () => {
	database = await freshDatabase();
	city = await aCity(database.db);
	fatima = await resident(database.db, city, 'Fatima', { role: 'facilitator' });
});
afterAll(() => database.drop());

const key = (pollId: number) => ({ cityId: city.id, pollId });
const program = path.resolve(import.meta.dirname, '../../support/casting-process.ts');

/** Casts in a process of its own, which is killed in the middle of it. @returns the receipts it was handed */
async function castUntilKilled(poll: number, accounts: number[], after: number): Promise<string[]> {
	const child = spawn(
		process.execPath,
		[program, database.url, city.slug, String(poll), ...accounts.map(String)],
		{ stdio: ['ignore', 'pipe', 'inherit'] }
	);
	const leaves: string[] = [];
	let rest = '';
	child.stdout.on('data', (bytes: Buffer) => {
		const lines = (rest + bytes.toString()).split('\n');
		rest = lines.pop() ?? '';
		leaves.push(...lines.filter((line) => /^[0-9a-f]{64}$/.test(line)));
		if (leaves.length >= after) child.kill('SIGKILL');
	});
	await once(child, 'exit');
	return leaves;
}

/** So many loads of so many voters, three at a time beside one another. */
const loads = 50;
const votersEach = 12;

test('a process killed in the middle of fifty loads loses no receipt that it handed out', async () => {
	const accounts = (await crowd(database.db, city, loads * votersEach)).map(
		({ accountId }) => accountId
	);
	const poll = await anOpenPoll(fatima);
	const handed: string[] = [];
	const waiting = Array.from({ length: loads }, (_, load) => load);
	const lane = async () => {
		for (let load = waiting.shift(); load !== undefined; load = waiting.shift()) {
			const share = accounts.slice(load * votersEach, (load + 1) * votersEach);
			handed.push(...(await castUntilKilled(poll, share, 1 + (load % 7))));
		}
	};
	await Promise.all([lane(), lane(), lane()]);
	expect(handed.length).toBeGreaterThanOrEqual(loads);
	await keepMoments(database.db);
	await sequenceWaiting(database.db);
	const entries = await entriesFrom(database.db, key(poll), { from: 0, limit: 1000 });
	const logged = new Set(entries.map(({ leaf }) => leaf));
	for (const leaf of handed) expect(logged).toContain(leaf);

	await passTime(fatima, poll);
	await closeDuePoll(database.db, key(poll));
	let text = '';
	for await (const part of await publishedBundle(fatima, poll)) text += part;
	const bundle = readBundle(text);
	expect(verifyBundle(bundle)).toEqual([]);
	expect(bundle.result.counted).toBe(entries.length);
}, 180_000);

test('a connection cut right after the commit costs nothing: casting again gives the same receipt', async () => {
	const voter = await resident(database.db, city, 'Aino');
	const poll = await anOpenPoll(fatima);
	const mine = { by: 'account' } as const;
	const filled = { choices: hill, words: {} };
	const { leaf } = await castBallot(voter, poll, mine, filled);
	// The answer never came: every connection of the server is cut, and the voter presses the button again.
	await sql`select pg_terminate_backend(pid) from pg_stat_activity
		where datname = current_database() and pid <> pg_backend_pid()`.execute(database.db);
	const again = await insist(() => castBallot(voter, poll, mine, filled));
	expect(again.leaf).toBe(leaf);
	const { count } = await database.db
		.selectFrom('ballot')
		.where('poll_id', '=', poll)
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	expect(count).toBe(1);
});

/** A cut connection shows itself at the next statement: as a person would, once more. */
async function insist<T>(work: () => Promise<T>, left = 20): Promise<T> {
	try {
		return await work();
	} catch (fault) {
		const { code } = fault as { code?: string };
		const isCut = code === '57P01' || String(code).startsWith('CONNECTION');
		if (!isCut || left === 0) throw fault;
		return insist(work, left - 1);
	}
}

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQueue, enqueue, startWorkers, type JobHandler } from '#lib/server/jobs/queue.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.drop());

test('a job of a transaction that is undone does not exist', async () => {
	const undone = fresh.db.transaction().execute(async (trx) => {
		await enqueue(trx, 'letter', { to: 'aino' });
		throw new Error('changed my mind');
	});
	await expect(undone).rejects.toThrow('changed my mind');
	expect(await jobs('letter')).toEqual([]);
});

test('a job of a transaction that is kept is there, with its payload as it was', async () => {
	const payload = { to: 'Väinö', lines: ['"', '\\', 'ä'], count: 3, none: null };
	const added = await fresh.db.transaction().execute((trx) => enqueue(trx, 'note', payload));
	expect(added).toBe(true);
	expect(await jobs('note')).toMatchObject([{ data: payload, state: 'created', retry_limit: 8 }]);
});

test('the same key twice makes one job, another key or another name makes another', async () => {
	const add = (name: string, key: string) =>
		fresh.db.transaction().execute((trx) => enqueue(trx, name, {}, { key }));
	expect(await add('digest', 'week 47')).toBe(true);
	expect(await add('digest', 'week 47')).toBe(false);
	expect(await add('digest', 'week 48')).toBe(true);
	expect(await add('report', 'week 47')).toBe(true);
	expect(await jobs('digest')).toHaveLength(2);
});

test('ten at once with the same key make one job', async () => {
	const added = await Promise.all(
		Array.from({ length: 10 }, () =>
			fresh.db.transaction().execute((trx) => enqueue(trx, 'rush', {}, { key: 'one' }))
		)
	);
	expect(added.filter(Boolean)).toHaveLength(1);
	expect(await jobs('rush')).toHaveLength(1);
});

test('a job for later waits, and is kept from then on', async () => {
	const startAfter = new Date('2031-05-01T09:00:00Z');
	await fresh.db.transaction().execute((trx) => enqueue(trx, 'later', {}, { startAfter }));
	const [job] = await jobs('later');
	expect(job?.start_after).toEqual(startAfter);
	expect(job?.keep_until.getTime()).toBeGreaterThan(startAfter.getTime());
});

test('a name that no worker could take is refused when the job is sent', async () => {
	const sent = fresh.db.transaction().execute((trx) => enqueue(trx, 'send letter', {}));
	await expect(sent).rejects.toThrow('No worker can take a job named "send letter"');
});

test('a worker is told at once, and gets what was sent before it started too', async () => {
	const before = { greeting: 'moi' };
	const after = { greeting: 'hej' };
	await fresh.db.transaction().execute((trx) => enqueue(trx, 'greeting', before));
	const got = inbox();
	const stop = await startWorkers(queue(), { greeting: got.handler });
	expect(await got.next()).toEqual({ payload: before, tries: 1 });
	await fresh.db.transaction().execute((trx) => enqueue(trx, 'greeting', after));
	expect(await got.next()).toEqual({ payload: after, tries: 1 });
	await stop();
});

test('the jobs of one transaction are all done at once, one after the other', async () => {
	const got = inbox();
	const stop = await startWorkers(queue(), { crowd: got.handler });
	await fresh.db.transaction().execute(async (trx) => {
		for (let number = 0; number < 20; number += 1) await enqueue(trx, 'crowd', { number });
	});
	for (let number = 0; number < 20; number += 1) await got.next();
	await stop();
});

test('a job whose worker fails is tried again', async () => {
	const got = inbox();
	const stop = await startWorkers(queue(), {
		parcel: async (payload, job) => {
			await got.handler(payload, job);
			if (job.tries === 1) throw new Error('nobody at home');
		}
	});
	await fresh.db.transaction().execute((trx) => enqueue(trx, 'parcel', { to: 'Maija' }));
	expect(await got.next()).toMatchObject({ tries: 1 });
	await expect.poll(() => jobs('parcel')).toMatchObject([{ state: 'retry' }]);
	const [failed] = await jobs('parcel');
	expect(failed?.output).toMatchObject({ message: 'nobody at home' });
	expect(failed?.start_after.getTime()).toBeGreaterThan(Date.now());

	await makeDue('parcel');
	expect(await got.next()).toMatchObject({ tries: 2 });
	await stop();
	expect(await jobs('parcel')).toMatchObject([{ state: 'completed' }]);
});

test('a stop waits for the job under way', async () => {
	const started = Promise.withResolvers<undefined>();
	const finish = Promise.withResolvers<undefined>();
	const stop = await startWorkers(queue(), {
		slow: async () => {
			started.resolve(undefined);
			await finish.promise;
		}
	});
	await fresh.db.transaction().execute((trx) => enqueue(trx, 'slow', {}));
	await started.promise;
	const stopped = stop();
	finish.resolve(undefined);
	await stopped;
	expect(await jobs('slow')).toMatchObject([{ state: 'completed' }]);
});

interface JobRow {
	data: unknown;
	state: string;
	retry_limit: number;
	start_after: Date;
	keep_until: Date;
	output: unknown;
}

async function jobs(name: string): Promise<JobRow[]> {
	const { rows } = await sql<JobRow>`select * from pgboss.job where name = ${name}`.execute(
		fresh.db
	);
	return rows;
}

function queue() {
	return createQueue(fresh.db, (error) => {
		throw error;
	});
}

/** Keeps what a worker was given until the test asks for it. */
function inbox(): { handler: JobHandler; next: () => Promise<unknown> } {
	const waiting: PromiseWithResolvers<unknown>[] = [];
	let given = 0;
	let taken = 0;
	const slot = (index: number) => (waiting[index] ??= Promise.withResolvers<unknown>());
	return {
		handler: async (payload, { tries }) => slot(given++).resolve({ payload, tries }),
		next: () => slot(taken++).promise
	};
}

/** What the clock does in life: the moment of the next try comes, and the worker looks. */
async function makeDue(name: string): Promise<void> {
	await sql`update pgboss.job set start_after = now() where name = ${name}`.execute(fresh.db);
	await sql`select pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), ${name})`.execute(
		fresh.db
	);
}

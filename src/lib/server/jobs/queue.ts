import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Db } from '#lib/server/database/connect.ts';
import type { Schema } from '#lib/server/database/schema.ts';
import { boss } from './boss.ts';

/** What does the work of one kind of job. A throw means: try again later. */
export type JobHandler = (payload: unknown, job: { id: string; tries: number }) => Promise<void>;

export interface EnqueueOptions {
	/** Two jobs of one name and key are one job, for as long as the first is kept (a week after it is done). */
	key?: string;
	/** Not before this moment; otherwise at once. */
	startAfter?: Date;
}

/**
 * Puts a job on the queue inside the caller's transaction: it exists when, and only when, that commits.
 * @param name letters, digits and `_ . / -`
 * @returns false when a job of the same key was there already
 */
export async function enqueue(
	trx: Transaction<Schema>,
	name: string,
	payload: object,
	options: EnqueueOptions = {}
): Promise<boolean> {
	// The queue checks names only when a worker starts, and its table takes any.
	if (!/^[\w./-]+$/.test(name)) throw new Error(`No worker can take a job named "${name}".`);
	if (await insertJob(trx, name, payload, options)) return true;
	await sql`select pgboss.create_queue(${name}, ${JSON.stringify(policy)}::text::jsonb)`.execute(
		trx
	);
	return insertJob(trx, name, payload, options);
}

/** The queue over a database that `migrate` has prepared; it does nothing until workers start. */
export function createQueue(db: Db, onError: (error: Error) => void): PgBoss {
	const queue = boss(db, { migrate: false, useListenNotify: true });
	queue.on('error', onError);
	return queue;
}

/**
 * Works on every kind of job that `handlers` names, in this process. Those that `rhythms` names are
 * put on the queue by the clock too, once each time, however many processes there are.
 * @returns a function that takes no new jobs, waits for those under way and ends
 */
export async function startWorkers(
	queue: PgBoss,
	handlers: Record<string, JobHandler>,
	rhythms: Record<string, string> = {}
): Promise<() => Promise<void>> {
	await queue.start();
	for (const [name, handler] of Object.entries(handlers)) {
		await queue.createQueue(name, policy);
		for (let count = 0; count < workersEach; count += 1) await startWorker(queue, name, handler);
	}
	for (const [name, cron] of Object.entries(rhythms)) await queue.schedule(name, cron);
	return () => queue.stop({ graceful: true, timeout: 30_000 });
}

const workersEach = 2;

/**
 * After each job the worker looks for the next one at once: the jobs of one transaction are announced
 * together, once, and would otherwise wait for the next poll, half a minute each.
 */
async function startWorker(queue: PgBoss, name: string, handler: JobHandler): Promise<void> {
	let worker = '';
	worker = await queue.work<unknown>(name, async ([job]) => {
		try {
			if (job) await handler(job.data, { id: job.id, tries: job.retryCount + 1 });
		} finally {
			queue.notifyWorker(worker);
		}
	});
}

/** The first try and eight more, the last about two hours after the first. */
const policy = {
	policy: 'standard',
	retryLimit: 8,
	retryDelay: 30,
	retryBackoff: true,
	notify: true
};

/** As the queue's documentation allows: a row of its table, with the queue's own settings. */
async function insertJob(
	trx: Transaction<Schema>,
	name: string,
	payload: object,
	{ key, startAfter }: EnqueueOptions
): Promise<boolean> {
	const { rows } = await sql`
		with inserted as (
			insert into pgboss.job (id, name, data, start_after, keep_until, policy, dead_letter,
				retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds)
			select coalesce(${key === undefined ? null : idOf(name, key)}::uuid, gen_random_uuid()),
				name, ${JSON.stringify(payload)}::text::jsonb, starts, starts + retention_seconds * interval '1 s',
				policy, dead_letter, retry_limit, retry_delay, retry_backoff, retry_delay_max,
				expire_seconds, deletion_seconds
			from pgboss.queue, coalesce(${startAfter ?? null}::timestamptz, now()) as starts
			where name = ${name}
			on conflict do nothing
			returning start_after
		)
		select pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), ${name})
		from inserted`.execute(trx);
	return rows.length > 0;
}

function idOf(name: string, key: string): string {
	const hash = createHash('sha256')
		.update(JSON.stringify([name, key]))
		.digest('hex');
	return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, '$1-$2-8$3-8$4-$5');
}

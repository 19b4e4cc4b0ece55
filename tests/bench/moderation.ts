import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { City } from '#lib/domain/city.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { again } from '../support/city.ts';
import { report } from '../support/moderation.ts';
import { duration, figure, heading, median, quantile } from './figures.ts';
import { inTurn } from './load.ts';
import { startProgram, stopProgram } from './program.ts';

const cases = 5000;
const noticesEach = 10;
const brigade = 1000;
const times = 100;

/** Notices about comments of a large thread; whose session it is becomes a facilitator. */
export async function grownQueue(
	db: Db,
	city: City,
	{ large: thread, session }: { large: number; session: string }
): Promise<void> {
	const hash = createHash('sha256').update(session).digest('hex');
	await sql`
		update resident set role = 'facilitator'
		where city_id = ${city.id}
			and account_id = (select account_id from session where id_hash = ${hash})`.execute(db);
	await sql`
		insert into moderation_case (city_id, content_id, opened_at, due_at, notices)
		select city_id, id, now(), now() + random() * interval '3 days', ${noticesEach}
		from comment where city_id = ${city.id} and thread_id = ${thread} order by id limit ${cases}`.execute(
		db
	);
	await sql`
		insert into notice (city_id, case_id, ground, reason, good_faith, resident_id, locale, given_at)
		select city_id, moderation_case.id, 'respect', 'It insults everybody here.', false, people.id, 'en', now()
		from moderation_case
		cross join lateral (
			select id from resident where resident.city_id = moderation_case.city_id
			order by id offset moderation_case.id % 900 limit ${noticesEach}
		) as people
		where city_id = ${city.id}`.execute(db);
	await sql`analyze moderation_case, notice`.execute(db);
}

/** The facilitator's queue, and a page that people read while a thousand report what stands on it. */
export async function benchModeration(
	databaseUrl: string,
	db: Db,
	{ city, session, thread }: { city: City; session: string; thread: number }
): Promise<void> {
	heading(`The queue: ${(cases * noticesEach).toLocaleString('en')} notices, ${cases} cases`);
	figure('', 'median', '95 of 100');
	const site = await startProgram('../../src/cli/serve.ts', databaseUrl, 'Kumppani serves');
	const read = async (path: string, headers: Record<string, string> = {}) =>
		(await inTurn([`${site.url}/${city.slug}${path}`], { times, headers }))[0] ?? [];
	const queue = await read('/queue', { cookie: `session=${session}` });
	figure('first page of the queue', duration(median(queue)), duration(quantile(queue, 0.95)));

	heading(`A page that is read while ${brigade} people report one comment on it`);
	figure('', 'median', '95 of 100');
	const page = `/threads/${thread}`;
	const quiet = await read(page);
	figure('undisturbed', duration(median(quiet)), duration(quantile(quiet, 0.95)));
	const reporting = reportAll(db, city, thread);
	const busy: number[] = [];
	let isDone = false;
	void reporting.then(() => (isDone = true));
	while (!isDone) busy.push(...(await read(page)));
	await reporting;
	figure('meanwhile', duration(median(busy)), duration(quantile(busy, 0.95)));
	figure('ratio of 95 of 100', `${(quantile(busy, 0.95) / quantile(quiet, 0.95)).toFixed(2)} x`);
	await stopProgram(site.program);
}

async function reportAll(db: Db, city: City, thread: number): Promise<void> {
	const comment = await db
		.selectFrom('comment')
		.where('city_id', '=', city.id)
		.where('thread_id', '=', thread)
		.orderBy('id')
		.select('id')
		.executeTakeFirstOrThrow();
	const people = await db
		.selectFrom('resident')
		.where('city_id', '=', city.id)
		.limit(brigade)
		.select('account_id as accountId')
		.execute();
	const visitor = { db, city, now: new Date(), locale: 'en', actor: { kind: 'visitor' } } as const;
	for (const person of people) await report(await again(visitor, person), comment.id);
	const { notices } = await db
		.selectFrom('moderation_case')
		.where('city_id', '=', city.id)
		.where('content_id', '=', comment.id)
		.select('notices')
		.executeTakeFirstOrThrow();
	if (notices !== people.length) throw new Error(`${notices} of ${people.length} notices came.`);
}

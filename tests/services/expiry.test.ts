import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgettingExpired } from '#lib/server/services/expiry.ts';
import { handlers, rhythms } from '#lib/server/jobs/handlers.ts';
import { createQueue, startWorkers } from '#lib/server/jobs/queue.ts';
import { readConfig } from '#lib/server/config.ts';
import { aCity, aPerson, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup } from '../support/group.ts';
import { idOf } from '../support/proposal.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.drop());

const tables = [
	'session',
	'account_token',
	'known_device',
	'kept_form',
	'import_upload',
	'inbound_mail',
	'throttle'
] as const;

test('what was kept for a while goes when that is over, and nothing before', async () => {
	const hour = 3_600_000;
	await keepOfEach('over', new Date(Date.now() - hour));
	await keepOfEach('kept', new Date(Date.now() + hour));
	const forget = handlers({
		config: readConfig({}),
		db: fresh.db,
		carrier: undefined,
		pusher: undefined,
		translator: undefined
	})[forgettingExpired];
	await forget?.({}, { id: '', tries: 1 });
	for (const table of tables) expect([table, await countOf(table)]).toEqual([table, 1]);
});

test('it happens by itself every hour, once for all processes', async () => {
	const start = () => {
		const queue = createQueue(fresh.db, (fault) => {
			throw fault;
		});
		const idle = Object.keys(rhythms).map((name) => [name, async () => undefined] as const);
		return startWorkers(queue, Object.fromEntries(idle), rhythms);
	};
	const stops = [await start(), await start()];
	const { rows } = await sql`
		select name, cron from pgboss.schedule where name = ${forgettingExpired}`.execute(fresh.db);
	expect(rows).toEqual([{ name: forgettingExpired, cron: '23 * * * *' }]);
	const { rows: all } = await sql`select name from pgboss.schedule`.execute(fresh.db);
	expect(all).toHaveLength(Object.keys(rhythms).length);
	for (const stop of stops) await stop();
});

/** A row in each table that lets go of its rows. */
async function keepOfEach(word: string, until: Date): Promise<void> {
	const { db } = fresh;
	const city = await aCity(db);
	const admin = await resident(db, city, 'Maija', { role: 'admin' });
	const { accountId } = await aPerson(db, 'Aino');
	const group = await aGroup(db, city);
	await db
		.insertInto('session')
		.values({ id_hash: word, account_id: accountId, expires_at: until })
		.execute();
	await db
		.insertInto('account_token')
		.values({ purpose: 'sign-in', email: 'aino@koti.example', hash: word, expires_at: until })
		.execute();
	await db
		.insertInto('known_device')
		.values({ account_id: accountId, secret_hash: word, expires_at: until })
		.execute();
	await db
		.insertInto('kept_form')
		.values({ token_hash: word, path: '/', fields: '{}', expires_at: until })
		.execute();
	await db
		.insertInto('import_upload')
		.values({
			city_id: city.id,
			token_hash: word,
			resident_id: idOf(admin),
			group_id: group,
			language: 'en',
			name: 'a.csv',
			bytes: new Uint8Array(),
			expires_at: until
		})
		.execute();
	await db
		.insertInto('inbound_mail')
		.values({
			city_id: city.id,
			resident_id: idOf(admin),
			message_hash: word,
			expires_at: until
		})
		.execute();
	await db
		.insertInto('throttle')
		.values({ act: 'sign-in', subject_hash: word, tries: 1, window_ends_at: until })
		.execute();
}

async function countOf(table: (typeof tables)[number]): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from ${sql.table(table)}`.execute(fresh.db);
	return rows[0]?.count ?? 0;
}

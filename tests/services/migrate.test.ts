import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connect, type Db } from '#lib/server/database/connect.ts';
import { migrate, pendingMigrations } from '#lib/server/database/migrate.ts';
import { createDatabase, dropDatabase } from '../support/server.ts';

let empty: { name: string; url: string };
let db: Db;

beforeAll(async () => {
	empty = await createDatabase(inject('serverUrl'));
	db = connect(empty.url);
});

afterAll(async () => {
	await db.destroy();
	await dropDatabase(inject('serverUrl'), empty.name);
});

test('an empty database lacks every migration', async () => {
	const files = (await readdir('migrations')).filter((file) => file.endsWith('.ts'));
	expect(await pendingMigrations(db)).toEqual(files.map((file) => file.replace('.ts', '')).sort());
});

test('two servers that start at once migrate once, and both go on', async () => {
	const other = connect(empty.url);
	const missing = await pendingMigrations(db);
	const applied = await Promise.all([migrate(db), migrate(other)]);
	await other.destroy();
	expect(applied.flat()).toEqual(missing);
});

test('a migrated database lacks nothing, and migrating it again changes nothing', async () => {
	expect(await pendingMigrations(db)).toEqual([]);
	expect(await migrate(db)).toEqual([]);
});

test('the tables of the job queue are there', async () => {
	const { rows } = await sql`select version from pgboss.version`.execute(db);
	expect(rows).toHaveLength(1);
});

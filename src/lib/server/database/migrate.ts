import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import { installQueue } from '#lib/server/jobs/install.ts';
import { poolOf, type Db } from './connect.ts';

/**
 * Brings the database up to date: the files of migrations/ in the order of their names, then the
 * tables of the job queue. Processes that start together wait for one another.
 * @returns the names of the migrations that were applied now
 * @throws the error of the first migration that failed; all of this run is then undone
 */
export async function migrate(db: Db): Promise<string[]> {
	return underLock(db, async () => {
		const { results, error } = await migrator(db).migrateToLatest();
		if (error) {
			const failed = results?.find(({ status }) => status === 'Error')?.migrationName;
			throw new Error(`Migration ${failed ?? 'list'} failed: ${String(error)}`, { cause: error });
		}
		await installQueue(db);
		return (results ?? []).map(({ migrationName }) => migrationName);
	});
}

/** The names of migrations that this code needs and the database does not have yet. */
export async function pendingMigrations(db: Db): Promise<string[]> {
	const wanted = (await fs.readdir(folder())).filter((file) => file.endsWith('.ts'));
	const { rows: tables } = await sql<{ found: boolean }>`
		select to_regclass('kysely_migration') is not null as found`.execute(db);
	if (!tables[0]?.found) return wanted.map(nameOf).sort();

	const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
	const applied = new Set(rows.map(({ name }) => name));
	return wanted
		.map(nameOf)
		.filter((name) => !applied.has(name))
		.sort();
}

// Any number that nothing else in the database locks by.
const migrationLock = 7_301_542;

/** Kysely's own lock comes after it creates its tables, where two first starts would collide. */
async function underLock<T>(db: Db, work: () => Promise<T>): Promise<T> {
	const session = await poolOf(db).reserve();
	try {
		await session`select pg_advisory_lock(${migrationLock})`;
		return await work();
	} finally {
		await session`select pg_advisory_unlock(${migrationLock})`;
		session.release();
	}
}

function migrator(db: Db): Migrator {
	return new Migrator({
		db,
		provider: new FileMigrationProvider({
			fs,
			path,
			migrationFolder: folder(),
			import: (file) => import(/* @vite-ignore */ pathToFileURL(file).href)
		})
	});
}

/** migrations/ of the project, seen from src/ as well as from the built server. */
function folder(): string {
	let place = path.dirname(fileURLToPath(import.meta.url));
	while (!existsSync(path.join(place, 'package.json'))) {
		const parent = path.dirname(place);
		if (parent === place) throw new Error('The folder migrations/ is not beside this program.');
		place = parent;
	}
	return path.join(place, 'migrations');
}

function nameOf(file: string): string {
	return path.basename(file, '.ts');
}

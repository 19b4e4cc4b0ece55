import path from 'node:path';
import { sql } from 'kysely';
import type { Config } from '#lib/server/config.ts';
import { connect, type Db } from '#lib/server/database/connect.ts';
import { startEmbedded, type Embedded } from '#lib/server/database/embedded.ts';
import { projectFolder } from './project.ts';

/** The city's database, or one of our own; `stop` ends only what was started here. */
export async function openDatabase(
	config: Config,
	{ join = false }: { join?: boolean } = {}
): Promise<Embedded> {
	if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => undefined };
	return startEmbedded({ dataDir: dataFolder(config), join });
}

/** Runs a command's work on the database; beside a server that is running it shares that one's. */
export async function withDatabase<T>(config: Config, work: (db: Db) => Promise<T>): Promise<T> {
	const database = await openDatabase(config, { join: true });
	try {
		return await onDatabase(database.url, work);
	} finally {
		await database.stop();
	}
}

export async function onDatabase<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
	const db = connect(url, { max: 4 });
	try {
		await greet(db);
		return await work(db);
	} finally {
		await db.destroy();
	}
}

export function dataFolder(config: Config): string {
	return path.resolve(projectFolder, config.dataDir);
}

async function greet(db: Db): Promise<void> {
	try {
		await sql`select 1`.execute(db);
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`The database of DATABASE_URL cannot be used: ${why}`, { cause });
	}
}

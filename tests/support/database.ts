import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect, type Db } from '#lib/server/database/connect.ts';

export interface FreshDatabase {
	db: Db;
	url: string;
	/** Closes the connections and removes the database. */
	drop(): Promise<void>;
}

/** A database of its own for a test file, migrated and empty; made in beforeAll, dropped in afterAll. */
export async function freshDatabase(): Promise<FreshDatabase> {
	const server = inject('serverUrl');
	const { name, url } = await createDatabase(server, inject('templateName'));
	const db = connect(url);
	return {
		db,
		url,
		drop: async () => {
			await db.destroy();
			await dropDatabase(server, name);
		}
	};
}

/** Creates a database of a random name; without a template it is empty and UTF-8. */
export async function createDatabase(
	serverUrl: string,
	template?: string
): Promise<{ name: string; url: string }> {
	const name = `kumppani_test_${randomUUID().replaceAll('-', '')}`;
	await onServer(serverUrl, (sql) =>
		template
			? sql`create database ${sql(name)} template ${sql(template)} strategy file_copy`
			: sql`create database ${sql(name)} template template0 encoding 'UTF8'`
	);
	const url = new URL(serverUrl);
	url.pathname = name;
	return { name, url: url.href };
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
	await onServer(serverUrl, (sql) => sql`drop database ${sql(name)} with (force)`);
}

async function onServer(url: string, act: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		await act(sql);
	} finally {
		await sql.end();
	}
}

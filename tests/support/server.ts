import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { startEmbedded, type Embedded } from '#lib/server/database/embedded.ts';

/** The server that DATABASE_URL names, else one of our own that is thrown away afterwards. */
export async function startServer(): Promise<Embedded> {
	const url = process.env.DATABASE_URL;
	if (url) return { url, stop: async () => undefined };

	const folder = await mkdtemp(path.join(tmpdir(), 'kumppani-tests-'));
	await chmod(folder, 0o755); // the server may run as another user
	const server = await startEmbedded({ dataDir: folder, durable: false });
	return {
		url: server.url,
		stop: async () => {
			await server.stop();
			await rm(folder, { recursive: true });
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

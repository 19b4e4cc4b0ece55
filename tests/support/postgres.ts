// Runs once before the service tests: a PostgreSQL and in it a template database with every
// migration applied, from which `freshDatabase()` makes a copy for each test file.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '#lib/server/database/connect.ts';
import { startEmbedded, type Embedded } from '#lib/server/database/embedded.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { createDatabase, dropDatabase } from './database.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		serverUrl: string;
		templateName: string;
	}
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = await startServer();
	const template = await createDatabase(server.url);
	const db = connect(template.url, { max: 2 });
	await migrate(db);
	await db.destroy();

	project.provide('serverUrl', server.url);
	project.provide('templateName', template.name);
	return async () => {
		await dropDatabase(server.url, template.name);
		await server.stop();
	};
}

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

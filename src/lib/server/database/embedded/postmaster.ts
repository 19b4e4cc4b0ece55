// What postmaster.pid says: PostgreSQL writes its process, port and state there, a line each.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Home } from './home.ts';

interface Postmaster {
	pid: number;
	port: number;
	state: string;
}

/** The server that runs on this home now. A file that a crash left behind is cleared away. */
export function runningServer(home: Home): Postmaster | undefined {
	const postmaster = readPostmaster(home);
	if (postmaster && isServerOf(home, postmaster.pid)) return postmaster;
	// PostgreSQL would refuse to start if another program had been given that number since.
	if (postmaster) fs.rmSync(pidFile(home), { force: true });
	return undefined;
}

/** True once the server takes connections. */
export function isReady(home: Home): boolean {
	return readPostmaster(home)?.state === 'ready';
}

/** Waits for a server that another process of ours is starting. */
export async function waitUntilReady(home: Home): Promise<void> {
	while (!isReady(home)) {
		if (!runningServer(home)) throw new Error(`The database in ${home.data} has just stopped.`);
		await setTimeout(20);
	}
}

/**
 * Waits for a server whose owner has just ended.
 * @throws Error with a sentence when it goes on running
 */
export async function waitUntilGone(home: Home): Promise<void> {
	const patience = Date.now() + 3_000;
	for (;;) {
		const running = runningServer(home);
		if (!running) return;
		if (running.state !== 'stopping' && Date.now() > patience) {
			throw new Error(
				`The database in ${home.data} is in use by another Kumppani (PostgreSQL process ${running.pid}). Stop that one first, or set DATA_DIR to another folder.`
			);
		}
		await setTimeout(50);
	}
}

function readPostmaster(home: Home): Postmaster | undefined {
	if (!fs.existsSync(pidFile(home))) return undefined;
	const lines = fs.readFileSync(pidFile(home), 'utf8').split('\n');
	return { pid: Number(lines[0]), port: Number(lines[3]), state: lines[7]?.trim() ?? '' };
}

/** A server's working directory is its data; where that cannot be seen, its name has to do. */
function isServerOf(home: Home, pid: number): boolean {
	if (process.platform !== 'linux') {
		const { stdout } = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
		return stdout.includes('postgres');
	}
	try {
		return fs.realpathSync(`/proc/${pid}/cwd`) === fs.realpathSync(home.data);
	} catch {
		return false; // no such process, or another user's
	}
}

function pidFile(home: Home): string {
	return path.join(home.data, 'postmaster.pid');
}

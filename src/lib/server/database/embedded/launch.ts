import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import type { Home } from './home.ts';
import { isReady } from './postmaster.ts';

export interface Server {
	port: number;
	stop(): Promise<void>;
}

/** Starts PostgreSQL and waits until it takes connections. */
export async function launch(
	home: Home,
	options: { port?: number; durable?: boolean }
): Promise<Server> {
	for (let tries = 1; ; tries++) {
		const port = options.port ?? (await freePort());
		const keeper = startKeeper(home, port, options.durable ?? true);
		if (await untilReady(home, keeper)) return { port, stop: () => stop(keeper) };

		const log = fs.readFileSync(home.log, 'utf8').trim();
		const portWasTaken = log.includes('could not bind') && options.port === undefined;
		if (!portWasTaken || tries === 3) throw new Error(`PostgreSQL did not start: ${log}`);
	}
}

/**
 * A session of its own keeps a Ctrl-C in the terminal from the server: our process is asked first.
 * The keeper's input is a pipe from us, so however we end, it sees the end and stops the server.
 */
const keeperScript = `
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
( cat <&3 >/dev/null; kill -INT $server ) 2>/dev/null &
watcher=$!
exec 3<&-
wait $server
code=$?
kill $watcher 2>/dev/null
exit $code`;

function startKeeper(home: Home, port: number, durable: boolean): ChildProcess {
	const settings: Record<string, string | number> = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		timezone: 'UTC',
		log_timezone: 'UTC',
		log_min_messages: 'log',
		...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const log = fs.openSync(home.log, 'w');
	if (home.runAs) fs.fchownSync(log, home.runAs.uid, home.runAs.gid);
	try {
		return spawn(
			'/bin/sh',
			['-c', keeperScript, 'kumppani', path.join(home.bin, 'postgres'), '-D', home.data, ...flags],
			{
				...home.runAs,
				cwd: home.data,
				detached: true,
				env: { PATH: process.env.PATH },
				stdio: ['pipe', log, log]
			}
		);
	} finally {
		fs.closeSync(log);
	}
}

async function untilReady(home: Home, keeper: ChildProcess): Promise<boolean> {
	while (keeper.exitCode === null && keeper.signalCode === null) {
		if (isReady(home)) return true;
		await setTimeout(20);
	}
	return false;
}

async function stop(keeper: ChildProcess): Promise<void> {
	if (keeper.exitCode !== null || keeper.signalCode !== null || !keeper.pid) return;
	const gone = once(keeper, 'exit');
	keeper.stdin?.end();
	const late = new AbortController();
	await Promise.race([gone, setTimeout(15_000, undefined, { signal: late.signal })]).finally(() =>
		late.abort()
	);
	if (keeper.exitCode === null && keeper.signalCode === null) process.kill(-keeper.pid, 'SIGQUIT');
	await gone;
}

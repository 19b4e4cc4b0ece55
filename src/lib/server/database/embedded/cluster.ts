import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Home } from './home.ts';

/** Makes an empty database cluster; one that was interrupted half-way is never mistaken for whole. */
export async function createCluster(home: Home, password: string, durable: boolean): Promise<void> {
	const half = `${home.data}.half`;
	fs.rmSync(half, { recursive: true, force: true });
	fs.mkdirSync(half, { mode: 0o700 });
	fs.writeFileSync(home.password, password, { mode: 0o600 });
	if (home.runAs) {
		for (const file of [half, home.password]) fs.chownSync(file, home.runAs.uid, home.runAs.gid);
	}
	try {
		await initdb(home, half, durable);
	} catch (cause) {
		throw new Error(`PostgreSQL could not make its data folder: ${reason(cause)}`, { cause });
	}
	fs.renameSync(half, home.data);
}

async function initdb(home: Home, folder: string, durable: boolean): Promise<void> {
	const options = [
		`--pgdata=${folder}`,
		'--username=kumppani',
		`--pwfile=${home.password}`,
		'--auth=scram-sha-256',
		'--encoding=UTF8',
		'--locale=C',
		'--lc-ctype=C.UTF-8',
		'--locale-provider=icu',
		'--icu-locale=und',
		...(durable ? [] : ['--no-sync'])
	];
	await promisify(execFile)(path.join(home.bin, 'initdb'), options, {
		...home.runAs,
		cwd: folder,
		env: { PATH: process.env.PATH }
	});
}

function reason(cause: unknown): string {
	const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
	return said || String(cause);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from '#lib/server/database/embedded.ts';

let dataDir: string;

beforeAll(async () => {
	dataDir = await mkdtemp(path.join(tmpdir(), 'kumppani-embedded-'));
	await chmod(dataDir, 0o755);
});

afterAll(() => rm(dataDir, { recursive: true }));

test('what was written is there after a stop and a start', async () => {
	const first = await startEmbedded({ dataDir, durable: false });
	await ask(first.url, 'create table note as select 17 as number');
	await first.stop();

	const second = await startEmbedded({ dataDir, durable: false });
	expect(await ask(second.url, 'select number from note')).toEqual([{ number: 17 }]);
	await second.stop();
});

test('it listens on this machine alone and asks for the password that only its owner can read', async () => {
	const server = await startEmbedded({ dataDir, durable: false });
	expect(new URL(server.url).hostname).toBe('127.0.0.1');
	expect((await stat(path.join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);

	const guess = new URL(server.url);
	guess.password = 'guess';
	await expect(ask(guess.href, 'select 1')).rejects.toThrow(/password authentication failed/);
	await server.stop();
});

test('it is UTF-8 and sorts as Finnish, Swedish and German do', async () => {
	const server = await startEmbedded({ dataDir, durable: false });
	const sorted = (language: string) =>
		ask(
			server.url,
			`select string_agg(word, ' ' order by word collate "${language}-x-icu") as words
			from unnest('{zebra,öljy,ångström,äiti,aula}'::text[]) as word`
		);
	expect(await sorted('fi')).toEqual([{ words: 'aula zebra ångström äiti öljy' }]);
	expect(await sorted('sv')).toEqual([{ words: 'aula zebra ångström äiti öljy' }]);
	expect(await sorted('de')).toEqual([{ words: 'äiti ångström aula öljy zebra' }]);
	await server.stop();
});

test('a second start on the same folder is refused with a sentence; a command may join', async () => {
	const server = await startEmbedded({ dataDir, durable: false });
	await expect(startEmbedded({ dataDir })).rejects.toThrow(/is in use by another Kumppani/);

	const joined = await startEmbedded({ dataDir, join: true });
	expect(joined.url).toBe(server.url);
	await joined.stop();
	expect(await ask(server.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
	await server.stop();
});

test('when its owner is killed it stops by itself, and the next start finds the data', async () => {
	const url = await startAndKill('owner');
	const server = await startEmbedded({ dataDir, durable: false });
	expect(server.url).not.toBe(url);
	expect(await ask(server.url, 'select number from note')).toEqual([{ number: 17 }]);
	await server.stop();
});

test('after a crash of everything the next start recovers', async () => {
	await startAndKill('everything');
	const server = await startEmbedded({ dataDir, durable: false });
	expect(await ask(server.url, 'select number from note')).toEqual([{ number: 17 }]);
	await server.stop();
});

async function ask(url: string, text: string): Promise<unknown[]> {
	const sql = postgres(url, { max: 1 });
	try {
		return [...(await sql.unsafe(text))];
	} finally {
		await sql.end();
	}
}

/** Starts a server from another process of ours and ends that with no chance to tidy up. */
async function startAndKill(whom: 'owner' | 'everything'): Promise<string> {
	const program = `
		const { startEmbedded } = await import('#lib/server/database/embedded.ts');
		const { url } = await startEmbedded({ dataDir: process.argv[1], durable: false });
		console.log(url);
		setInterval(() => undefined, 60_000);`;
	const owner = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const [url] = (await once(createInterface(owner.stdout), 'line')) as [string];
	if (whom === 'everything') {
		const [row] = (await ask(
			url,
			`select (regexp_split_to_array(pg_read_file('postmaster.pid'), '\\n'))[1] as pid`
		)) as [{ pid: string }];
		process.kill(Number(row.pid), 'SIGKILL');
	}
	owner.kill('SIGKILL');
	await once(owner, 'exit');
	return url;
}

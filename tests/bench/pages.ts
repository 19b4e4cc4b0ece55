import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '#lib/server/database/embedded/free-port.ts';
import { buildAfresh, buildIsFresh } from '../../src/cli/support/fresh-build.ts';
import { duration, figure, heading } from './figures.ts';
import { load } from './load.ts';

/** Pages of the production server as a visitor gets them, against the same statements without pages. */
export async function benchPages(
	databaseUrl: string,
	pages: Record<string, string>
): Promise<void> {
	if (!buildIsFresh()) {
		console.log('\nBuilding the pages …');
		await buildAfresh();
	}
	const site = await start('../../src/cli/serve.ts', databaseUrl, 'Kumppani serves');
	const floor = await start('floor.ts', databaseUrl, 'The floor listens');
	heading('Pages: ten connections at once, signed out, uncompressed');
	figure('', 'answers/s', 'median', '99 of 100', 'bytes');
	for (const [what, address] of Object.entries(pages)) {
		const page = await load(site.url + address);
		const bare = await load(floor.url + address);
		for (const [name, { perSecond, p50, p99, bytes }] of [
			[what, page],
			['  floor: the same statements, joined by hand', bare]
		] as const) {
			figure(name, perSecond.toFixed(0), duration(p50), duration(p99), String(bytes));
		}
		figure('  ratio', `${(page.perSecond / bare.perSecond).toFixed(2)} x`);
	}
	await Promise.all([site, floor].map(({ program }) => stop(program)));
}

async function start(file: string, databaseUrl: string, ready: string) {
	const port = await freePort();
	const url = `http://localhost:${port}`;
	const program = spawn(process.execPath, [path.join(import.meta.dirname, file)], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: {
			...process.env,
			DATABASE_URL: databaseUrl,
			HOST: '127.0.0.1',
			PORT: String(port),
			ORIGIN: url,
			LOG_LEVEL: 'warn',
			KUMPPANI_DEMO: ''
		}
	});
	await new Promise<void>((resolve, reject) => {
		program.stdout.on('data', (words: Buffer) => words.includes(ready) && resolve());
		program.once('exit', (status) => reject(new Error(`${file} ended with ${status}.`)));
	});
	return { program, url };
}

async function stop(program: ChildProcess): Promise<void> {
	program.kill('SIGTERM');
	await once(program, 'exit');
}

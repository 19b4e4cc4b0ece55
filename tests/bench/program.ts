import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '#lib/server/database/embedded/free-port.ts';

/** Starts a server of ours and waits until it says that it is ready. */
export async function startProgram(
	file: string,
	databaseUrl: string,
	ready: string,
	env: Record<string, string> = {}
) {
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
			KUMPPANI_DEMO: '',
			...env
		}
	});
	await new Promise<void>((resolve, reject) => {
		program.stdout.on('data', (words: Buffer) => words.includes(ready) && resolve());
		program.once('exit', (status) => reject(new Error(`${file} ended with ${status}.`)));
	});
	return { program, url };
}

export async function stopProgram(program: ChildProcess): Promise<void> {
	program.kill('SIGTERM');
	await once(program, 'exit');
}

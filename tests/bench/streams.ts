import { existsSync, readFileSync } from 'node:fs';
import { request, type ClientRequest } from 'node:http';
import type { City } from '#lib/domain/city.ts';
import { connect } from '#lib/server/database/connect.ts';
import { aPerson, asResident } from '../support/city.ts';
import { say } from '../support/thread.ts';
import { duration, figure, heading, timed } from './figures.ts';
import { startProgram, stopProgram } from './program.ts';

const readers = 1000;
const comments = 50;

interface Reader {
	connection: ClientRequest;
	heard: number[];
}

/** A thread that a thousand pages have open while people write in it: what they weigh, and what they hear. */
export async function benchStreams(databaseUrl: string, city: City, thread: number): Promise<void> {
	heading(`${readers.toLocaleString('en')} open pages of one thread, ${comments} comments written`);
	const db = connect(databaseUrl);
	const writers = await Promise.all(
		['Aino', 'Bertil', 'Cecilia', 'Daniel', 'Elsa'].map(async (name) =>
			asResident(db, city, await aPerson(db, name))
		)
	);
	const last = await say(writers[0] ?? never(), thread, 'Before they came.');
	const site = await startProgram('../../src/cli/serve.ts', databaseUrl, 'Kumppani serves', {
		ADDRESS_HEADER: 'x-forwarded-for'
	});
	const address = `${site.url}/${city.slug}/threads/${thread}/stream?after=${last}`;
	(await open(address, 0)).connection.destroy();
	const before = memoryOf(site.program.pid);
	const open1000 = await Promise.all(Array.from({ length: readers }, (_, at) => open(address, at)));
	const after = memoryOf(site.program.pid);

	const written: number[] = [];
	const { ms } = await timed(async () => {
		await Promise.all(
			writers.map(async (writer, who) => {
				for (let at = 0; at < comments / writers.length; at++)
					written.push(await say(writer, thread, `Comment ${at} of writer ${who}`));
			})
		);
		while (open1000.some(({ heard }) => heard.length < comments))
			await new Promise((resolve) => setTimeout(resolve, 20));
	});
	written.sort((one, other) => one - other);
	const whole = open1000.filter(({ heard }) => heard.join() === written.join()).length;
	figure('memory of the process, before', `${before.toFixed(0)} MB`);
	figure('memory with all pages open', `${after.toFixed(0)} MB`);
	figure('more', `${(after - before).toFixed(0)} MB`);
	figure('pages that heard every comment once, in order', `${whole} of ${readers}`);
	figure('from the first word written to the last heard', duration(ms));
	for (const { connection } of open1000) connection.destroy();
	await stopProgram(site.program);
	await db.destroy();
}

/** A browser that listens, at an address of its own. */
async function open(address: string, at: number): Promise<Reader> {
	const heard: number[] = [];
	return new Promise((resolve, reject) => {
		const headers = { 'x-forwarded-for': `10.1.${at >> 8}.${at & 255}` };
		const connection = request(address, { headers, agent: false }, (response) => {
			if (response.statusCode !== 200) reject(new Error(`The line said ${response.statusCode}.`));
			response.setEncoding('utf8');
			let rest = '';
			response.on('data', (text: string) => {
				const events = (rest + text).split('\n\n');
				rest = events.pop() ?? '';
				for (const event of events)
					heard.push(...(JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '[]') as number[]));
			});
			response.on('error', () => undefined); // the end of the measurement cuts the line
			resolve({ connection, heard });
		});
		connection.on('error', reject);
		connection.end();
	});
}

/** Megabytes that a process holds in memory; NaN where the system does not tell. */
function memoryOf(pid: number | undefined): number {
	const file = `/proc/${pid}/status`;
	if (!existsSync(file)) return NaN;
	return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1]) / 1024;
}

function never(): never {
	throw new Error('Nobody is there to write.');
}

// npm run bench:polls: how fast ballots are cast through the whole stack, against a bare node:http that
// does the same, and how long closing 100,000 ballots takes. Needs no data; nothing passes or fails.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from '#lib/server/database/connect.ts';
import { startEmbedded } from '#lib/server/database/embedded.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { closingOf } from '#lib/server/queries/polls/closing.ts';
import { sequenceLeaves } from '#lib/server/services/polls/sequencing.ts';
import { closeDuePoll } from '#lib/server/services/polls/closing.ts';
import type { Context } from '#lib/server/context.ts';
import { aCity, resident } from '../support/city.ts';
import { anOpenPoll, passTime } from '../support/open-poll.ts';
import { fillBox } from './box.ts';
import { duration, figure, heading, quantile, timed } from './figures.ts';
import { startProgram, stopProgram } from './program.ts';
import { signedIn } from './sessions.ts';

const voters = 3000;
const manyBallots = 100_000;
const lastVotes = 1000;

const folder = await mkdtemp(path.join(tmpdir(), 'kumppani-bench-'));
await chmod(folder, 0o755); // the server may run as another user
const server = await startEmbedded({ dataDir: folder });
try {
	const db = connect(server.url);
	await migrate(db);
	const city = await aCity(db);
	const runner = await resident(db, city, 'Fatima', { role: 'facilitator' });
	const sessions = await signedIn(db, runner, voters);
	await benchCasting(runner, sessions);
	await benchClosing(runner);
	await db.destroy();
} finally {
	await server.stop();
	await rm(folder, { recursive: true });
}

async function benchCasting(runner: Context, sessions: readonly string[]): Promise<void> {
	heading(`Casting: ${voters} people, each once, signed in`);
	figure('', 'casts/s', 'median', '99 of 100');
	for (const connections of [10, 50]) {
		const rates: number[] = [];
		for (const [what, file, ready] of [
			['the whole stack', '../../src/cli/serve.ts', 'Kumppani serves'],
			['  floor: the same behind a bare node:http', 'casting-floor.ts', 'The floor listens']
		] as const) {
			const poll = await anOpenPoll(runner);
			const site = await startProgram(file, server.url, ready);
			const { perSecond, times } = await castAll(
				`${site.url}/${runner.city.slug}/polls/${poll}/vote?/cast`,
				sessions,
				connections
			);
			await stopProgram(site.program);
			rates.push(perSecond);
			figure(
				`${what}, ${connections} at once`,
				perSecond.toFixed(0),
				duration(quantile(times, 0.5)),
				duration(quantile(times, 0.99))
			);
		}
		figure('  ratio', `${((rates[0] ?? NaN) / (rates[1] ?? NaN)).toFixed(2)} x`);
	}
}

async function benchClosing(runner: Context): Promise<void> {
	heading(`Closing ${manyBallots.toLocaleString('en')} ranked ballots`);
	const poll = await anOpenPoll(runner);
	const key = { cityId: runner.city.id, pollId: poll };
	// While people vote the log is written twice a second: what waits at closing are the last votes.
	await fillBox(runner, poll, manyBallots - lastVotes);
	while ((await sequenceLeaves(runner.db, key)) > 0);
	await fillBox(runner, poll, lastVotes);
	await passTime(runner, poll);
	let longest = 0;
	let before = performance.now();
	const watch = setInterval(() => {
		longest = Math.max(longest, performance.now() - before - 5);
		before = performance.now();
	}, 5);
	const { ms } = await timed(() => closeDuePoll(runner.db, key));
	clearInterval(watch);
	const closing = await closingOf(runner.db, key);
	figure(`closed and counted: ${closing?.ballots} ballots`, duration(ms));
	figure('  longest time the server did not answer', duration(longest));
}

/** Every voter casts once, so many at a time. */
async function castAll(url: string, sessions: readonly string[], connections: number) {
	const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
	const times: number[] = [];
	let next = 0;
	const began = performance.now();
	await Promise.all(
		Array.from({ length: connections }, async () => {
			for (let at = next++; at < sessions.length; at = next++) {
				const start = performance.now();
				await cast(url, sessions[at] ?? '', at, agent);
				times.push(performance.now() - start);
			}
		})
	);
	agent.destroy();
	return { perSecond: (times.length / (performance.now() - began)) * 1000, times };
}

function cast(url: string, session: string, at: number, agent: http.Agent): Promise<void> {
	const ranks = [1, 2, 3].map((option) => `q1.o${option}=${((at + option) % 3) + 1}`).join('&');
	const { origin } = new URL(url);
	return new Promise((resolve, reject) => {
		const request = http.request(url, {
			agent,
			method: 'POST',
			headers: {
				origin,
				accept: 'text/html',
				cookie: `session=${session}`,
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': Buffer.byteLength(ranks)
			}
		});
		request.on('error', reject);
		request.on('response', (response) => {
			response.resume();
			response.on('end', () =>
				response.statusCode === 303
					? resolve()
					: reject(new Error(`A cast was answered by ${response.statusCode}.`))
			);
		});
		request.end(ranks);
	});
}

import http from 'node:http';
import { quantile } from './figures.ts';

export interface Load {
	perSecond: number;
	/** Milliseconds that half of the answers, and 99 of 100, stay below. */
	p50: number;
	p99: number;
	/** Of one answer, as it was sent. */
	bytes: number;
	answers: number;
}

/** Asks for an address over and over, on some connections at once, for some seconds after one of warming up. */
export async function load(
	url: string,
	{ connections = 10, seconds = 5 }: { connections?: number; seconds?: number } = {}
): Promise<Load> {
	const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
	const times: number[] = [];
	let bytes = 0;
	const warm = performance.now() + 1000;
	const end = warm + seconds * 1000;
	await Promise.all(
		Array.from({ length: connections }, async () => {
			for (let now = performance.now(); now < end; now = performance.now()) {
				bytes = await ask(url, agent);
				if (now > warm) times.push(performance.now() - now);
			}
		})
	);
	agent.destroy();
	return {
		perSecond: times.length / seconds,
		p50: quantile(times, 0.5),
		p99: quantile(times, 0.99),
		bytes,
		answers: times.length
	};
}

/** Asks for each address in turn, so many times, one at a time after ten of warming up. @returns the milliseconds of each */
export async function inTurn(
	urls: readonly string[],
	{ times, headers = {} }: { times: number; headers?: Record<string, string> }
): Promise<number[][]> {
	const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
	const all = urls.map((): number[] => []);
	for (let turn = -10; turn < times; turn += 1) {
		for (const [place, url] of urls.entries()) {
			const began = performance.now();
			await ask(url, agent, headers);
			if (turn >= 0) all[place]?.push(performance.now() - began);
		}
	}
	agent.destroy();
	return all;
}

/** @returns the bytes of the answer */
function ask(
	url: string,
	agent: http.Agent,
	headers: Record<string, string> = {}
): Promise<number> {
	return new Promise((resolve, reject) => {
		http
			.get(url, { agent, headers: { accept: 'text/html', ...headers } }, (response) => {
				if (response.statusCode !== 200)
					reject(new Error(`${url} answers ${response.statusCode}.`));
				let bytes = 0;
				response.on('data', (part: Buffer) => (bytes += part.length));
				response.on('end', () => resolve(bytes));
			})
			.on('error', reject);
	});
}

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

/** @returns the bytes of the answer */
function ask(url: string, agent: http.Agent): Promise<number> {
	return new Promise((resolve, reject) => {
		http
			.get(url, { agent, headers: { accept: 'text/html' } }, (response) => {
				if (response.statusCode !== 200)
					reject(new Error(`${url} answers ${response.statusCode}.`));
				let bytes = 0;
				response.on('data', (part: Buffer) => (bytes += part.length));
				response.on('end', () => resolve(bytes));
			})
			.on('error', reject);
	});
}

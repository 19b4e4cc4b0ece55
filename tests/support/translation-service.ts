import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a LibreTranslate server is asked. */
export interface Asked {
	q: string;
	source: string;
	target: string;
	format: string;
	api_key?: string;
}

export interface TranslationService {
	url: string;
	/** `127.0.0.1:…`, as people are told. */
	host: string;
	/** Every request, in its order. */
	asked: Asked[];
	/** How it answers from now on, until `answerWell`. */
	answerWith(answer: (response: ServerResponse, asked: Asked) => void): void;
	answerWell(): void;
	stop(): Promise<void>;
}

/** Stands for the machine that translates, which is outside: it says of a text into which language it was put. */
export async function startTranslationService(): Promise<TranslationService> {
	const asked: Asked[] = [];
	let answer = well;
	const server = createServer(async (request, response) => {
		const body = Buffer.concat(await request.toArray()).toString();
		if (request.method !== 'POST' || request.url !== '/translate') {
			response.writeHead(404).end();
			return;
		}
		const fields = JSON.parse(body) as Asked;
		asked.push(fields);
		answer(response, fields);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url: `http://${host}`,
		host,
		asked,
		answerWith: (next) => void (answer = next),
		answerWell: () => void (answer = well),
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

/** The answer of a LibreTranslate server. */
export function tells(response: ServerResponse, translatedText: unknown): void {
	response.writeHead(200, { 'content-type': 'application/json' });
	response.end(JSON.stringify({ translatedText }));
}

function well(response: ServerResponse, { q, source, target }: Asked): void {
	tells(response, `(${source} > ${target}) ${q}`);
}

import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { getRequest } from '@sveltejs/kit/node';
import { expect, test } from 'vitest';
import { listen, type Listening } from '../../src/cli/support/listen.ts';

const address = { host: '127.0.0.1', port: 0 };

test('a stop lets the request under way finish and takes no new one', async () => {
	const arrived = Promise.withResolvers<undefined>();
	const finish = Promise.withResolvers<undefined>();
	const server = await listen(async (_request, response) => {
		arrived.resolve(undefined);
		await finish.promise;
		response.end('saved');
	}, address);

	const answer = ask(server);
	await arrived.promise;
	const stopped = server.stop();
	await expect(ask(server)).rejects.toThrow('ECONNREFUSED');
	finish.resolve(undefined);

	expect(await answer).toMatchObject({ status: 200, connection: 'close', text: 'saved' });
	await stopped;
});

test('a connection that is only kept open does not hold the stop', async () => {
	const server = await listen((_request, response) => void response.end('here'), address);
	const keepAlive = new Agent({ keepAlive: true });
	expect(await ask(server, keepAlive)).toMatchObject({ connection: 'keep-alive' });
	await server.stop();
	keepAlive.destroy();
});

test('an answer that did not wait for the body leaves its connection free for the next request', async () => {
	const server = await listen(async (request, response) => {
		await getRequest({ request, base: 'http://here', bodySizeLimit: 9_000_000 });
		response.end(`answered ${request.method};`);
	}, address);
	const socket = connect(server.port, address.host);
	const body = 'x'.repeat(5_000_000);
	const head = `host: here\r\ncontent-type: text/plain\r\ncontent-length: ${body.length}`;
	socket.write(`POST / HTTP/1.1\r\n${head}\r\n\r\n${body}`);
	socket.write('GET / HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n');
	const answers = Buffer.concat(await socket.toArray()).toString();
	expect(answers.match(/answered \w+;/g)).toEqual(['answered POST;', 'answered GET;']);
	await server.stop();
});

test('a taken port is told apart from other troubles', async () => {
	const server = await listen((_request, response) => void response.end(), address);
	const second = listen(() => undefined, { host: '127.0.0.1', port: server.port });
	await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
	await server.stop();
});

async function ask({ port }: Listening, agent?: Agent) {
	const response = await new Promise<IncomingMessage>((resolve, reject) => {
		get({ host: '127.0.0.1', port, agent }, resolve).on('error', reject);
	});
	const chunks = await response.toArray();
	return {
		status: response.statusCode,
		connection: response.headers.connection,
		text: Buffer.concat(chunks).toString()
	};
}

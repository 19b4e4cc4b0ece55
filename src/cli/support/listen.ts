import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface Listening {
	port: number;
	/** Takes no new connections, answers every request under way, and resolves when all are answered. */
	stop(): Promise<void>;
}

/** Longest wait for requests under way; a download slower than this is cut. */
const patience = 30_000;

/** @throws Error with code EADDRINUSE when the port is taken */
export async function listen(
	answer: Answer,
	address: { host: string; port: number }
): Promise<Listening> {
	const underWay = new Set<ServerResponse>();
	const server = createServer((request, response) => {
		underWay.add(response);
		if (!server.listening) sayGoodbye(response);
		response.on('close', () => {
			underWay.delete(response);
			if (!server.listening) server.closeIdleConnections();
		});
		response.on('finish', () => dropRest(request));
		answer(request, response);
	});
	// Longer than the usual minute of a proxy, which would else write to a connection we just closed.
	server.keepAliveTimeout = 65_000;
	server.listen(address.port, address.host);
	await once(server, 'listening');
	return {
		port: (server.address() as AddressInfo).port,
		stop: () => stop(server, underWay)
	};
}

async function stop(server: Server, underWay: Set<ServerResponse>): Promise<void> {
	const closed = once(server, 'close');
	server.close();
	for (const response of underWay) {
		if (staysOpen(response)) response.end();
		else sayGoodbye(response);
	}
	const late = setTimeout(() => server.closeAllConnections(), patience);
	await closed;
	clearTimeout(late);
}

/**
 * An answer that did not wait for the whole body (too large, from another site) leaves it standing in
 * the connection, and the next request of that browser would wait behind it until one of both gives up.
 */
function dropRest(request: IncomingMessage): void {
	if (request.complete) return;
	request.removeAllListeners('data');
	request.resume();
}

/** A line of events would never end by itself; its browser asks another process. */
function staysOpen(response: ServerResponse): boolean {
	return response.getHeader('content-type') === 'text/event-stream';
}

/** Tells the other side to send its next request elsewhere, so that none meets a closed door. */
function sayGoodbye(response: ServerResponse): void {
	if (!response.headersSent) response.setHeader('connection', 'close');
}

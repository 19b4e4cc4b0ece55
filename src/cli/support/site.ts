import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { nameAddress } from './address.ts';
import type { Answer } from './listen.ts';
import { projectFolder } from './project.ts';

type Listener = (reason: string) => unknown;
type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const handlerFile = path.join(projectFolder, 'build/handler.js');

/**
 * The built site as something that answers requests. It reads the environment as it loads, so
 * everything it should know is in process.env by now.
 */
export async function loadSite({ followAddress }: { followAddress: boolean }): Promise<Answer> {
	if (!existsSync(handlerFile)) {
		throw new Error('The site is not built yet: run "npm run build" first.');
	}
	process.env.NODE_ENV ??= 'production';
	process.env.BODY_SIZE_LIMIT = '12M';
	if (followAddress) {
		delete process.env.ORIGIN;
		process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
		process.env.HOST_HEADER = 'x-forwarded-host';
	}
	const { handler } = (await import(pathToFileURL(handlerFile).href)) as { handler: Handler };
	return (request, response) => {
		if (followAddress) nameAddress(request.headers);
		handler(request, response, () => response.writeHead(404).end());
	};
}

/** What the site does when it goes: its hooks end their work and close what they opened. */
export async function closeSite(reason: string): Promise<void> {
	const listeners: unknown = process.listeners('sveltekit:shutdown' as never);
	await Promise.all((listeners as Listener[]).map((listener) => listener(reason)));
}

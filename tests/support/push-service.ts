import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushSubscription } from '#lib/domain/notification/push.ts';
import type { Note } from '#lib/server/push/service.ts';

/** A browser that turned notifications on: how it is reached, and its way of reading what comes. */
export interface Browser {
	subscription: PushSubscription;
	/** What came to it, the oldest first. */
	notes(): Note[];
}

export interface PushService {
	newBrowser(): Browser;
	/** With which status it answers from now on. */
	answerWith(status: number): void;
	/** Every request, in its order. */
	asked: { path: string; headers: Record<string, string | string[] | undefined> }[];
	stop(): Promise<void>;
}

/** Stands for the services of the makers of browsers, which are outside. */
export async function startPushService(): Promise<PushService> {
	const asked: PushService['asked'] = [];
	const bodies = new Map<string, Buffer[]>();
	let status = 201;
	const server = createServer(async (request, response) => {
		const path = request.url ?? '';
		const parts = await request.toArray();
		asked.push({ path, headers: request.headers });
		if (status < 300) bodies.set(path, [...(bodies.get(path) ?? []), Buffer.concat(parts)]);
		response.writeHead(status).end('taken');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	let browsers = 0;
	return {
		asked,
		answerWith: (next) => void (status = next),
		newBrowser() {
			const keys = createECDH('prime256v1');
			const p256dh = keys.generateKeys('base64url');
			const secret = randomBytes(16);
			const path = `/send/${++browsers}`;
			return {
				subscription: {
					endpoint: `http://127.0.0.1:${port}${path}`,
					p256dh,
					auth: secret.toString('base64url')
				},
				notes: () =>
					(bodies.get(path) ?? []).map((body) => JSON.parse(opened(body, keys, secret)) as Note)
			};
		},
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

/** What a browser does with a message (RFC 8291 over RFC 8188, one record). */
function opened(body: Buffer, keys: ReturnType<typeof createECDH>, secret: Buffer): string {
	const salt = body.subarray(0, 16);
	const sender = body.subarray(21, 21 + body.readUInt8(20));
	const sealed = body.subarray(21 + sender.length);
	const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]);
	const shared = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), secret, info, 32));
	const derived = (name: string, length: number) =>
		Buffer.from(hkdfSync('sha256', shared, salt, `Content-Encoding: ${name}\0`, length));
	const cipher = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12));
	cipher.setAuthTag(sealed.subarray(-16));
	const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
	return plain.subarray(0, plain.lastIndexOf(2)).toString();
}

import http from 'node:http';
import https from 'node:https';
import webPush from 'web-push';
import { isPushAddress, localHosts, type PushSubscription } from '#lib/domain/notification/push.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { requireOrigin, type Config } from '../config.ts';
import { lookupOutside, NotOutside } from './outside.ts';
import type { Vapid } from './vapid.ts';

/** What a device shows: words, and the page of ours that a tap opens. */
export interface Note {
	title: string;
	body: string;
	locale: Locale;
	/** A later note of the same tag stands in place of the one before. */
	tag: string;
	path: string;
}

/** `gone`: the browser is not reached there any more, now or later. `refused`: trying again would not help. */
export type Taken = 'taken' | 'gone' | 'refused';

/** What takes notes to the push services of browsers. */
export interface Pusher {
	/** For browsers, which let nobody else write to a subscription. */
	publicKey: string;
	/** Whether it would call this address at all. */
	reaches(endpoint: string): boolean;
	/** @throws when the service was not there or wants it later; it is then tried again */
	push(to: PushSubscription, note: Note): Promise<Taken>;
}

/** Undefined where the city has set no keys. */
export function openPusher(config: Config): Pusher | undefined {
	if (!config.vapid) return undefined;
	const { hostname } = new URL(requireOrigin(config));
	return pusher(config.vapid, { nearby: localHosts.includes(hostname) });
}

export function pusher(vapid: Vapid, { nearby }: { nearby: boolean }): Pusher {
	const reaches = (endpoint: string) => isPushAddress(endpoint, { nearby });
	return {
		publicKey: vapid.publicKey,
		reaches,
		async push({ endpoint, p256dh, auth }, note) {
			if (!reaches(endpoint)) return 'gone';
			const { headers, body } = webPush.generateRequestDetails(
				{ endpoint, keys: { p256dh, auth } },
				JSON.stringify(note),
				{ vapidDetails: vapid, TTL: keptFor, contentEncoding: 'aes128gcm', urgency: 'normal' }
			);
			try {
				return takenBy(await post(endpoint, { headers, body, nearby }));
			} catch (fault) {
				if (fault instanceof NotOutside) return 'gone';
				throw fault;
			}
		}
	};
}

/** Seconds for which a service holds a note for a device that is off: afterwards it is no news. */
const keptFor = 3 * 86_400;

/** Milliseconds from looking the name up to the answer. */
const patience = 10_000;

/** The status alone counts: no redirect is followed, and no word of the answer is read. */
function post(
	endpoint: string,
	{ headers, body, nearby }: { headers: object; body: Buffer | null; nearby: boolean }
): Promise<number> {
	const { hostname } = new URL(endpoint);
	const isNearby = nearby && localHosts.includes(hostname);
	return new Promise((resolve, reject) => {
		const request = (endpoint.startsWith('https:') ? https : http).request(endpoint, {
			method: 'POST',
			headers: { ...headers },
			signal: AbortSignal.timeout(patience),
			...(!isNearby && { lookup: lookupOutside })
		});
		request.on('error', reject);
		request.on('response', (response) => {
			resolve(response.statusCode ?? 0);
			response.destroy();
		});
		request.end(body);
	});
}

/** RFC 8030, section 7.3 and 8.4: 404 and 410 end a subscription; 429 and faults of the service pass. */
function takenBy(status: number): Taken {
	if (status >= 200 && status < 300) return 'taken';
	if (status === 404 || status === 410) return 'gone';
	if (status === 429 || status >= 500) throw new Error(`The push service answered ${status}.`);
	return 'refused';
}

import { isIPv6 } from 'node:net';
import type { RequestEvent } from '@sveltejs/kit';
import { log } from '../log.ts';

/**
 * Who a request is counted against. Where a proxy should name the client (ADDRESS_HEADER) and did not,
 * asking throws: all such requests count as one sender, and are answered like any other.
 */
export function senderOf(event: Pick<RequestEvent, 'getClientAddress'>): string {
	try {
		return networkOf(event.getClientAddress()) || unknownSender;
	} catch (fault) {
		warnOnce(fault);
		return unknownSender;
	}
}

const unknownSender = 'unknown';
let hasWarned = false;

/** Once a process: a health check that comes past the proxy does so every few seconds. */
function warnOnce(fault: unknown): void {
	if (hasWarned) return;
	hasWarned = true;
	const reason = fault instanceof Error ? fault.message : 'unknown';
	log.warn({ reason }, 'a request did not say where it came from');
}

/**
 * The address, or with IPv6 the network of 64 bits that one home or office has, since each of its
 * devices may take a new address every minute.
 */
function networkOf(address: string): string {
	const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
	if (!isIPv6(bare)) return bare;
	const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
	const before = head.split(':').filter(Boolean);
	const after = tail?.split(':').filter(Boolean) ?? [];
	const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
	return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

import { isIPv6 } from 'node:net';

/**
 * Who a request is counted against: the address, or with IPv6 the network of 64 bits that one home
 * or office has, since each of its devices may take a new address every minute.
 */
export function networkOf(address: string): string {
	const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
	if (!isIPv6(bare)) return bare;
	const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
	const before = head.split(':').filter(Boolean);
	const after = tail?.split(':').filter(Boolean) ?? [];
	const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
	return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

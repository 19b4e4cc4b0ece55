import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { isOutside, lookupOutside, NotOutside } from '#lib/server/push/outside.ts';

describe('of the public internet', () => {
	test.each(['8.8.8.8', '142.250.74.10', '2a00:1450:400f:801::200a'])('is %s', (address) =>
		expect(isOutside({ address })).toBe(true)
	);
	test.each([
		...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.0.1'],
		...['192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1'],
		...['::ffff:10.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', 'fc00::1', 'fd12::1', 'fe80::1'],
		...['2001:db8::1', '2002:a00:1::1', 'ff02::1']
	])('is not %s', (address) => expect(isOutside({ address })).toBe(false));
});

test('a name that leads inside gives no address to connect to', async () => {
	const lookup = promisify(lookupOutside);
	await expect(lookup('localhost', { all: true })).rejects.toThrow(NotOutside);
	await expect(lookup('localhost', {})).rejects.toThrow(NotOutside);
});

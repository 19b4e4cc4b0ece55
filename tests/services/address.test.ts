import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { nameAddress } from '../../src/cli/support/address.ts';

const addressOf = (headers: IncomingHttpHeaders) => {
	nameAddress(headers);
	return `${headers['x-forwarded-proto']}://${headers['x-forwarded-host']}`;
};

test.each(['localhost:3000', '127.0.0.1:3000', 'laptop.lan:3000', '[::1]:3000'])(
	'the demo opened as %s is there, over plain http',
	(host) => expect(addressOf({ host })).toBe(`http://${host}`)
);

test('behind a tunnel the demo is where the tunnel begins', () => {
	const headers = {
		host: 'localhost:3000',
		'x-forwarded-proto': 'https',
		'x-forwarded-host': 'quiet-otter.tunnel.example'
	};
	expect(addressOf(headers)).toBe('https://quiet-otter.tunnel.example');
});

test('behind a tunnel that keeps the host only the protocol is told', () => {
	const headers = { host: 'quiet-otter.tunnel.example', 'x-forwarded-proto': 'https' };
	expect(addressOf(headers)).toBe('https://quiet-otter.tunnel.example');
});

test('behind a chain of proxies the outermost counts', () => {
	const headers = {
		host: 'inner:80',
		'x-forwarded-proto': 'https, http',
		'x-forwarded-host': 'outer.example, middle.example'
	};
	expect(addressOf(headers)).toBe('https://outer.example');
});

test('a protocol that is none counts as plain http', () => {
	expect(addressOf({ host: 'localhost:3000', 'x-forwarded-proto': 'javascript:' })).toBe(
		'http://localhost:3000'
	);
});

import fc from 'fast-check';
import { wcagContrast } from 'culori';
import { describe, expect, test } from 'vitest';
import { shadesOf } from '#lib/server/http/colours.ts';
import { isCrossSite } from '#lib/server/http/cross-site.ts';
import { safeNext } from '#lib/server/http/next.ts';

const host = 'kumppani.example';
const sent = (method: string, headers: Record<string, string>) =>
	new Request(`https://${host}/x`, { method, headers });

describe('a request from another website', () => {
	test.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
		'%s is refused, whatever its content type',
		(method) => {
			for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
				expect(
					isCrossSite(sent(method, { 'sec-fetch-site': 'cross-site', 'content-type': type }), host)
				).toBe(true);
				expect(
					isCrossSite(sent(method, { origin: 'https://evil.example', 'content-type': type }), host)
				).toBe(true);
			}
		}
	);
	test('a neighbour under the same domain is another website too', () => {
		expect(isCrossSite(sent('POST', { 'sec-fetch-site': 'same-site' }), host)).toBe(true);
	});
	test('an origin that hides itself is refused', () => {
		expect(isCrossSite(sent('POST', { origin: 'null' }), host)).toBe(true);
	});
	test('our own pages pass, and so does what is typed or asked by a program', () => {
		expect(isCrossSite(sent('POST', { 'sec-fetch-site': 'same-origin' }), host)).toBe(false);
		expect(isCrossSite(sent('POST', { origin: `https://${host}` }), host)).toBe(false);
		expect(isCrossSite(sent('POST', {}), host)).toBe(false);
		expect(isCrossSite(sent('GET', { 'sec-fetch-site': 'cross-site' }), host)).toBe(false);
	});
});

describe('where one goes on to after signing in', () => {
	const dotted = fc
		.array(fc.constantFrom('/', '.', '..', '\\', '?', '#', '%2e', '%2f', 'evil.example'))
		.map((parts) => `/${parts.join('')}`);
	test('a page of ours, with its query', () => {
		expect(safeNext('/fi/espoo/proposals?q=py%C3%B6r%C3%A4#list')).toBe(
			'/fi/espoo/proposals?q=py%C3%B6r%C3%A4#list'
		);
	});
	test.each([
		'//evil.example',
		'/\\evil.example',
		'/.//evil.example',
		'/a/..//evil.example',
		'https://evil.example',
		'javascript:alert(1)',
		'/a b',
		'',
		null,
		7
	])('never %j', (next) => expect(safeNext(next)).toBe('/'));
	test('whatever is asked for, one stays on this site', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath(), dotted), (next) => {
				expect(new URL(safeNext(next), `https://${host}`).host).toBe(host);
			})
		);
	});
});

describe("a city's colour", () => {
	test('of any hue becomes readable on paper and under its text, in light and in dark', () => {
		const byte = fc.integer({ min: 0, max: 255 });
		fc.assert(
			fc.property(
				byte,
				byte,
				byte,
				fc.constantFrom('light' as const, 'dark' as const),
				(r, g, b, theme) => {
					const hex = `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
					const { accent, onAccent, accentSoft } = shadesOf(hex, theme);
					expect(
						wcagContrast(accent, theme === 'light' ? '#fdfcfa' : '#16181b')
					).toBeGreaterThanOrEqual(4.5);
					expect(wcagContrast(accent, onAccent)).toBeGreaterThanOrEqual(4.5);
					const ink = theme === 'light' ? '#1d2024' : '#ecebe7';
					expect(wcagContrast(ink, accentSoft)).toBeGreaterThanOrEqual(7);
				}
			)
		);
	});
});

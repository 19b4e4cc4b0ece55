import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSignedMail } from '#lib/server/http/signed-mail.ts';
import { readReplyAddress, replyAddress } from '#lib/server/reply-address.ts';
import { aMonday } from '../support/city.ts';
import { signed } from '../support/incoming.ts';

const secret = 'a key that city and gateway share';
const seconds = aMonday.getTime() / 1000;
const sign = (body: string, { at = seconds, key = secret } = {}) => signed(body, key, at);
const brought = (body: string, signature: string, headers: Record<string, string> = {}) =>
	readSignedMail(
		new Request('https://kumppani.example/inbound/mail', {
			method: 'POST',
			headers: { 'x-kumppani-signature': signature, ...headers },
			body
		}),
		{ secret, now: aMonday }
	);

test('a mail that the gateway has signed is taken as it is', async () => {
	const body = 'From: Åsa\r\n\r\nHej\u0000';
	expect(Buffer.from(await brought(body, sign(body))).toString()).toBe(body);
});

test.each([
	['no signature', 'x', ''],
	['another key', 'x', sign('x', { key: 'another key of the same length...' })],
	['another mail', 'x', sign('y')],
	['another moment', 'x', sign('x').replace(String(seconds), String(seconds - 1))],
	['older than five minutes', 'x', sign('x', { at: seconds - 301 })],
	['from the future', 'x', sign('x', { at: seconds + 301 })],
	['no number', 'x', sign('x').replace(/t=\d+/, 't=now')],
	['half a signature', 'x', sign('x').slice(0, -2)]
])('%s: it is refused', async (_, body, signature) => {
	await expect(brought(body, signature)).rejects.toThrow('mail_signature');
});

test('up to five minutes are for the clocks', async () => {
	for (const at of [seconds - 300, seconds + 300])
		expect(await brought('x', sign('x', { at }))).toHaveLength(1);
});

test('twenty megabytes are refused, announced or not', async () => {
	const large = 'x'.repeat(20_000_000);
	await expect(brought(large, sign(large))).rejects.toThrow('mail_too_large');
	await expect(brought('x', sign('x'), { 'content-length': '20000000' })).rejects.toThrow(
		'mail_too_large'
	);
});

test('an address for answers says the same in whatever case, and no other letters are genuine', () => {
	const key = '5f'.repeat(32);
	const number = fc.integer({ min: 1, max: 2 ** 31 });
	const letters = fc.stringMatching(/^[a-z2-7]{47}$/);
	fc.assert(
		fc.property(number, number, number, letters, (cityId, contentId, residentId, other) => {
			const reply = { cityId, contentId, residentId };
			const address = replyAddress(key, { ...reply, domain: 'mail.example', now: aMonday });
			const read = readReplyAddress(address.toUpperCase());
			expect(read).toMatchObject(reply);
			expect(read?.isGenuine(key)).toBe(true);
			expect(read?.isGenuine('60'.repeat(32))).toBe(false);
			expect(readReplyAddress(`reply+${other}@mail.example`)?.isGenuine(key) ?? false).toBe(false);
		})
	);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	isPromiseOf,
	promiseText,
	readReceipt,
	writeReceipt,
	type Receipt
} from '#lib/domain/poll/receipt.ts';
import { readShortCode, shortCode } from '#lib/domain/poll/short-code.ts';
import { isSignedBy } from '#lib/domain/poll/signature.ts';
import { MalformedFile } from '#lib/domain/tally/files/malformed.ts';
import { receiptKey } from '../../support/receipt-key.ts';

const leaf = '9dd0ac8f4b'.padEnd(64, '7');
const rules = 'c0ffee'.padEnd(64, '0');

describe('The short code of a receipt', () => {
	const leaves = fc.stringMatching(/^[0-9a-f]{64}$/);

	test('is sixteen characters in groups of four, none of them easily mistaken', () => {
		expect(shortCode(leaf)).toBe('KQ8A-S3TB-EXVQ-EXVQ');
		fc.assert(
			fc.property(leaves, (any) => {
				expect(shortCode(any)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
			})
		);
	});

	test('leads back to the beginning of the leaf, however it was typed', () => {
		fc.assert(
			fc.property(leaves, (any) => {
				const code = shortCode(any);
				const typed = [
					code,
					code.toLowerCase(),
					code.replaceAll('-', ''),
					` ${code.replaceAll('-', ' ')}\n`,
					code.replaceAll('-', '–'),
					code.replaceAll('0', 'O').replaceAll('1', 'l'),
					code.replaceAll('0', 'o').replaceAll('1', 'I')
				];
				for (const one of typed) expect(readShortCode(one)).toBe(any.slice(0, 20));
			})
		);
	});

	test('is nothing else', () => {
		for (const typed of [
			'',
			'KQ8A',
			`${shortCode(leaf)}0`,
			'UUUU-UUUU-UUUU-UUUU',
			'KQ8A-S3TB-EXVQ-EXV!'
		])
			expect(readShortCode(typed)).toBeUndefined();
	});
});

describe('The promise of a receipt', () => {
	const city = receiptKey();
	const promised = { poll: 12, rules, leaf };
	const given: Receipt = {
		format: 'kumppani-receipt',
		version: 1,
		city: 'espoo',
		...promised,
		signature: city.signed(promiseText(promised)),
		key: city.key
	};

	test('is a text that names poll, rules and leaf', () => {
		expect(promiseText(promised)).toBe(
			`{"format":"kumppani-receipt","leaf":"${leaf}","poll":12,"rules":"${rules}","version":1}`
		);
	});

	test('is verified in the browser as the server signed it', () => {
		expect(isPromiseOf(city.key, given)).toBe(true);
	});

	test('is nobody else’s and of no other poll, rules or leaf', () => {
		expect(isPromiseOf(receiptKey().key, given)).toBe(false);
		expect(isPromiseOf(city.key, { ...given, poll: 13 })).toBe(false);
		expect(isPromiseOf(city.key, { ...given, rules: leaf })).toBe(false);
		expect(isPromiseOf(city.key, { ...given, leaf: rules })).toBe(false);
		expect(isPromiseOf(city.key, { ...given, signature: '0'.repeat(128) })).toBe(false);
		expect(isPromiseOf('0'.repeat(64), given)).toBe(false);
		expect(isPromiseOf('f'.repeat(64), given)).toBe(false);
	});

	test('signatures of any text agree with those of the platform', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: 511 }), (text, bit) => {
				const signature = city.signed(text);
				expect(isSignedBy(city.key, signature, text)).toBe(true);
				expect(isSignedBy(city.key, signature, `${text} `)).toBe(false);
				expect(isSignedBy(city.key, flipped(signature, bit), text)).toBe(false);
			}),
			{ numRuns: 30 }
		);
	});

	test('fits the first test of RFC 8032, 7.1', () => {
		const key = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
		const signature =
			'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';
		expect(isSignedBy(key, signature, '')).toBe(true);
	});

	test('is kept in a file that can be read again', () => {
		expect(readReceipt(writeReceipt(given))).toEqual(given);
	});

	test('names the place where a file is no receipt', () => {
		expect(() => readReceipt('{\n"format":"kumppani-receipt",\n"version":1,\n"city":7}')).toThrow(
			new MalformedFile(
				4,
				'a kumppani-receipt file: city: Invalid input: expected string, received number'
			)
		);
		expect(() => readReceipt('not JSON')).toThrow(MalformedFile);
	});
});

function flipped(signature: string, bit: number): string {
	const bytes = Buffer.from(signature, 'hex');
	bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
	return bytes.toString('hex');
}

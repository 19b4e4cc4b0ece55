import { describe, expect, test } from 'vitest';
import { readAddresses } from '#lib/domain/invitation.ts';

describe('a list of addresses', () => {
	test('is read from lines, from mail programs and from CSV alike', () => {
		const text = [
			'\ufeffNimi;Sähköposti',
			'Aino;aino@example.org',
			'"Virtanen, Ville" <ville@example.org>',
			'bertil@example.se\tUmeå',
			'',
			'clara@example.de, dora@example.de'
		].join('\r\n');
		expect(readAddresses(text)).toEqual({
			addresses: [
				'aino@example.org',
				'ville@example.org',
				'bertil@example.se',
				'clara@example.de',
				'dora@example.de'
			],
			faults: []
		});
	});
	test('counts an address once, whatever its capitals', () => {
		expect(readAddresses('aino@example.org\nAINO@example.org').addresses).toHaveLength(1);
	});
	test('names each bad line with its number and says what is wrong', () => {
		expect(readAddresses('aino@example.org\nVille\nbertil@nowhere\n@\nx@y.fi').faults).toEqual([
			{ line: 2, text: 'Ville', reason: 'no_address' },
			{ line: 3, text: 'bertil@nowhere', reason: 'bad_address' },
			{ line: 4, text: '@', reason: 'bad_address' }
		]);
	});
	test('may be empty', () => {
		expect(readAddresses('\n \n')).toEqual({ addresses: [], faults: [] });
	});
});

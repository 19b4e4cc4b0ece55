import { describe, expect, test } from 'vitest';
import { normaliseMemberNumber, readNamedList } from '#lib/domain/poll/named-list.ts';

const names = (text: string) => readNamedList(text).entries.map(({ entry }) => entry);
const faults = (text: string) =>
	readNamedList(text).faults.map(({ line, reason }) => `${line} ${reason}`);

describe('a list of those who may vote', () => {
	test('is addresses or member numbers, one a line, mixed as they come', () => {
		expect(readNamedList('aino@example.org\n\n A-17 \r\n2026/0042\n')).toEqual({
			entries: [
				{ entry: 'aino@example.org', isEmail: true },
				{ entry: 'A-17', isEmail: false },
				{ entry: '2026/0042', isEmail: false }
			],
			twice: 0,
			faults: []
		});
		expect(readNamedList('')).toEqual({ entries: [], twice: 0, faults: [] });
	});

	test('has everybody once, however they are written', () => {
		const text = 'Aino@Example.org\nAino <aino@example.org>\na-17\nA-17\nb1\n';
		expect(names(text)).toEqual(['aino@example.org', 'A-17', 'B1']);
		expect(readNamedList(text).twice).toBe(2);
	});

	test('may be a sheet with a heading, in any of its columns', () => {
		expect(
			names('Name;E-mail\nVirtanen, Aino;aino@example.org\n"Berg; Bo";bo@example.org')
		).toEqual(['aino@example.org', 'bo@example.org']);
		expect(names('Nimi,Jäsennumero\nAino Virtanen 2,17\n"Berg, Bo","18"\n')).toEqual(['17', '18']);
		expect(names('Mitgliedsnummer\n17\n18')).toEqual(['17', '18']);
		expect(names('17;Aino\n18;Bo')).toEqual(['17', '18']);
		expect(names(';;\n')).toEqual([]);
	});

	test('a person with neither in the column of the address is found by number', () => {
		expect(names('Nr\tName\tMail\n17\tAino\taino@example.org\n18\tBo\t\n')).toEqual([
			'aino@example.org',
			'18'
		]);
	});

	test('what a spreadsheet was kept from taking for a formula is what it was', () => {
		expect(names("'+17\n")).toEqual([]);
		expect(names("'-a@example.org\n")).toEqual(['-a@example.org']);
	});

	test('names every line that is nobody, and why', () => {
		const text = 'aino@example.org\nAino Virtanen\naino@nowhere\n\u0007 17\nx@y@z.org\n';
		expect(faults(text)).toEqual(['2 nobody', '3 bad_address', '4 unclean', '5 bad_address']);
		expect(readNamedList(`${'ab '.repeat(50)}`).faults[0]?.text).toHaveLength(62);
	});

	test('a heading is one only in the first line, and only without a number or address', () => {
		expect(faults('17\nNumber')).toEqual(['2 nobody']);
		expect(names('Number 1\n2')).toEqual(['NUMBER 1', '2']);
	});
});

test.each([
	[' a 17 ', 'A 17'],
	['ä-1', 'Ä-1'],
	['17', '17'],
	['Aino', undefined],
	['', undefined],
	['-17', undefined],
	['1'.repeat(41), undefined],
	['17;18', undefined]
])('the member number %j is %j', (typed, kept) => {
	expect(normaliseMemberNumber(typed)).toBe(kept);
});

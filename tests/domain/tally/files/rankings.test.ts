import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RankedElection } from '#lib/domain/tally/election.ts';
import { readBlt } from '#lib/domain/tally/files/blt.ts';
import { readCondorcet } from '#lib/domain/tally/files/condorcet.ts';
import { readCvr } from '#lib/domain/tally/files/cvr.ts';
import { PLAIN } from '#lib/domain/tally/files/layout.ts';
import { MalformedFile } from '#lib/domain/tally/files/malformed.ts';
import { readPrefLib } from '#lib/domain/tally/files/preflib.ts';
import { readRankedCsv } from '#lib/domain/tally/files/ranked-csv.ts';

const names = ({ options }: RankedElection) => options.map(({ name }) => name);

/** The line and the words of the fault, as the command line tells them. */
function fault(read: () => unknown): string {
	try {
		read();
	} catch (error) {
		if (error instanceof MalformedFile) return `${error.line}: ${error.expected}`;
		throw error;
	}
	return 'no fault';
}

describe('A BLT file', () => {
	const ward = '3 2\n2 1 2 0\n1 3 0\n0\n"Aino"\n"Bo ""the Builder"""\nCem (Ind)\n"Ward 1"\n';

	test('has sizes, ballots, a zero, names and a title', () => {
		const election = readBlt(ward);
		expect(names(election)).toEqual(['Aino', 'Bo "the Builder"', 'Cem (Ind)']);
		expect(election).toMatchObject({ seats: 2, title: 'Ward 1' });
		expect(election.ballots).toEqual([
			[2, [[0], [1]]],
			[1, [[2]]]
		]);
	});

	test('may come with a byte order mark, Windows line ends, comments and ballot ids', () => {
		const election = readBlt('\uFEFF# by hand\r\n1 1\r\n(b7) 3 1 0\r\n0\r\nAino\r\n');
		expect(election.ballots).toEqual([[3, [[0]]]]);
	});

	test('may hold equal and skipped ranks, and blank ballots', () => {
		const { ballots } = readBlt('3 1\n1 1=3 2 0\n1 - 2 0\n4 0\n0\nA\nB\nC\n');
		expect(ballots).toEqual([
			[1, [[0, 2], [1]]],
			[1, [[], [1]]],
			[4, []]
		]);
	});

	test('leaves out who has withdrawn', () => {
		const election = readBlt('3 1\n-2\n1 2 3 1 0\n0\nA\nB\nC\n');
		expect(names(election)).toEqual(['A', 'C']);
		expect(election.ballots).toEqual([[1, [[1], [0]]]]);
	});

	test('that is malformed is told by its line', () => {
		expect(fault(() => readBlt(''))).toBe('1: the number of options and of seats');
		expect(fault(() => readBlt('3 1\n1 4 0\n0\nA\nB\nC'))).toBe(
			'2: an option from 1 to 3, not "4"'
		);
		expect(fault(() => readBlt('3 1\n1 2\n0\nA\nB\nC'))).toBe('2: a 0 at the end of the ballot');
		expect(fault(() => readBlt('3 1\n1 1 0\nx 2 0\n0\nA\nB\nC'))).toMatch(/^3: a ballot/);
		expect(fault(() => readBlt('3 1\n1 1 0\n'))).toMatch(/the closing 0$/);
		expect(fault(() => readBlt('3 1\n1 1 0\n0\nA\nB'))).toMatch(/^6: 3 names, one a line/);
		expect(fault(() => readBlt('3 1\n1e3 1 0\n0\nA\nB\nC'))).toMatch(/^2:/);
	});
});

describe('A PrefLib file', () => {
	const head =
		'# TITLE: Mayor\n# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 1: Aino\n# ALTERNATIVE NAME 2: Bo\n# ALTERNATIVE NAME 3: Cem\n';

	test('has names in its head, then counted orders; braces are one rank', () => {
		const election = readPrefLib(`${head}12: 1,{2,3}\n3: 2\n`);
		expect(names(election)).toEqual(['Aino', 'Bo', 'Cem']);
		expect(election.title).toBe('Mayor');
		expect(election.ballots).toEqual([
			[12, [[0], [1, 2]]],
			[3, [[1]]]
		]);
	});

	test('that is malformed is told by its line', () => {
		expect(fault(() => readPrefLib('12: 1,2'))).toMatch(/^1: a line "# NUMBER ALTERNATIVES/);
		expect(fault(() => readPrefLib('# NUMBER ALTERNATIVES: 1\n1: 1'))).toMatch(
			/^1: a line "# ALTERNATIVE NAME 1/
		);
		expect(fault(() => readPrefLib(`${head}12: 1,4`))).toBe(
			'6: an alternative from 1 to 3, not "4"'
		);
		expect(fault(() => readPrefLib(`${head}1: 1\n12: 1,{2,3`))).toMatch(/^7: an order such as/);
		expect(fault(() => readPrefLib(`${head}12: 1,2,1`))).toBe(
			'6: every alternative at most once in an order'
		);
		expect(fault(() => readPrefLib(`${head}1,2,3`))).toMatch(/^6: an order/);
	});
});

describe('A Condorcet Election Format file', () => {
	test('has parameters, tags, comments, weights and counts', () => {
		const election = readCondorcet(
			'#/Candidates: Aino ; Bo ; Cem\n#/Number of Seats: 2\n#/Weight Allowed: true\n\n# a comment\nAino > Bo = Cem * 3\ntag, other || Bo ^2 * 2 # late\n/EMPTY_RANKING/ * 4\n'
		);
		expect(election).toMatchObject({ seats: 2, unranked: 'last' });
		expect(election.ballots).toEqual([
			[3, [[0], [1, 2]]],
			[4, [[1]]],
			[4, []]
		]);
	});

	test('takes its names from the votes where none are declared', () => {
		expect(names(readCondorcet('Bo > Aino\nCem'))).toEqual(['Bo', 'Aino', 'Cem']);
	});

	test('may say that leaving out means nothing, and that weights do not count', () => {
		const election = readCondorcet('#/Implicit Ranking: false\nA > B ^7');
		expect(election).toMatchObject({ unranked: 'no-opinion', ballots: [[1, [[0], [1]]]] });
	});

	test('that is malformed is told by its line', () => {
		expect(fault(() => readCondorcet('#/Candidates: A ; B\nA > C'))).toBe(
			'2: a declared option, not "C"'
		);
		expect(fault(() => readCondorcet('A > B\nA >'))).toBe('2: a name on both sides of > and =');
		expect(fault(() => readCondorcet('A > B * x'))).toMatch(/^1: a vote such as/);
		expect(fault(() => readCondorcet('A > B = A'))).toBe('1: every option at most once in a vote');
		expect(fault(() => readCondorcet(''))).toMatch(/^1: a line/);
	});
});

describe('Rankings in CSV', () => {
	test('may have one column a rank', () => {
		const election = readRankedCsv(
			'count,rank1,rank2\n3,Aino,"Bo, the Builder"\n1,undervote,Aino\n2,overvote,\n'
		);
		expect(names(election)).toEqual(['Aino', 'Bo, the Builder']);
		expect(election.ballots).toEqual([
			[3, [[0], [1]]],
			[1, [[], [0]]],
			[2, [[-1]]]
		]);
	});

	test('count once where the first column is a number of the ballot', () => {
		expect(readRankedCsv('ballot,rank1\n7,Aino\n').ballots).toEqual([[1, [[0]]]]);
	});

	test('may have one column of preferences', () => {
		const election = readRankedCsv('count,preferences (first to last)\n3,Aino>Bo=Cem\n1,\n');
		expect(election.ballots).toEqual([
			[3, [[0], [1, 2]]],
			[1, []]
		]);
	});

	test('may have one column an option', () => {
		const election = readRankedCsv('id,Aino,Bo,Cem\nx1,2,1,\nx2,1,,1\n');
		expect(names(election)).toEqual(['Aino', 'Bo', 'Cem']);
		expect(election.ballots).toEqual([
			[1, [[1], [0]]],
			[1, [[0, 2]]]
		]);
	});

	test('that are malformed are told by their line', () => {
		expect(fault(() => readRankedCsv(''))).toMatch(/^1: a header/);
		expect(fault(() => readRankedCsv('count,rank1\nmany,Aino\n'))).toBe('2: how many ballots');
		expect(fault(() => readRankedCsv('id,Aino,Bo\n"x\n",1,9\n'))).toBe(
			'2: a rank from 1 to 2, not "9"'
		);
		expect(fault(() => readRankedCsv('count,rank1\n1,"Aino\n'))).toBe(
			'2: a closing quotation mark'
		);
		expect(fault(() => readRankedCsv('count,preferences\n1,Aino>>Bo\n'))).toBe(
			'2: names with > between them'
		);
		const declared = { ...PLAIN, options: [{ name: 'Aino', aliases: [] }] };
		expect(fault(() => readRankedCsv('count,rank1\n1,Bo\n', declared))).toBe(
			'2: a declared option, not "Bo"'
		);
	});
});

describe('A file that would take for ever', { timeout: 30_000 }, () => {
	test('is refused at once', () => {
		const unclosed = `count,rank1\n1,"Aino\n${'1,Bo\n'.repeat(100_000)}`;
		expect(fault(() => readRankedCsv(unclosed))).toBe('2: a closing quotation mark');
		expect(fault(() => readBlt('999999999 1\n0\n'))).toBe('1: a number of options up to 1000');
		expect(fault(() => readPrefLib('# NUMBER ALTERNATIVES: 999999999\n'))).toBe(
			'1: a number up to 1000'
		);
		const names = Array.from({ length: 1_001 }, (_, at) => `1,name ${at}`).join('\n');
		expect(fault(() => readRankedCsv(`count,rank1\n${names}`))).toBe('1002: at most 1000 options');
		expect(fault(() => readCondorcet(`A${' '.repeat(100_000)}^x`))).toMatch(/^1: a vote such as/);
	});
});

describe('Whatever is in a file', { timeout: 30_000 }, () => {
	test('is read, or refused with a line', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.string({
				unit: fc.constantFrom(...'0123 >=*^#;,:"{}-\n\r/ABrank'.split('')),
				maxLength: 60
			})
		);
		for (const read of [readBlt, readPrefLib, readCondorcet, readRankedCsv, readCvr]) {
			fc.assert(
				fc.property(text, (file) => {
					expect(fault(() => read(file))).toMatch(/^(no fault|\d+: )/);
				}),
				{ numRuns: 300 }
			);
		}
	});
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MalformedFile } from '#lib/domain/tally/files/malformed.ts';
import { readPublished, writePublished } from '#lib/domain/tally/files/published.ts';
import { readElection, UnknownFile } from '#lib/domain/tally/files/read.ts';
import { canonicalJson, hashOf, sha256Hex } from '#lib/domain/tally/input.ts';
import { tally } from '#lib/domain/tally/tally.ts';
import { polls, rebundled } from '../../../support/polls.ts';
import { ranked } from '../../../support/poll.ts';

describe('The ballot file that we publish', { timeout: 30_000 }, () => {
	test('is canonical JSON, as the documentation shows it', () => {
		expect(writePublished(ranked('A B', '2: B > A', '1: A', '1: B > A'))).toBe(
			'{"election":{"ballots":[[1,[[0]]],[3,[[1],[0]]]],"kind":"ranked",' +
				'"options":[{"id":"A","name":"A"},{"id":"B","name":"B"}],"seats":1,"title":"","unranked":"last"},' +
				'"format":"kumppani-ballots","version":1}'
		);
	});

	test('gives the same result and the same hash when it is read again', () => {
		fc.assert(
			fc.property(polls(), fc.nat(), ({ election, counting, terms }, turn) => {
				const text = writePublished(rebundled(election, turn));
				const result = tally(readPublished(text), terms, counting);
				expect(result).toEqual(tally(election, terms, counting));
				expect(result.input).toBe(sha256Hex(canonicalJson(JSON.parse(text).election)));
				expect(result.input).toBe(hashOf(readPublished(text)));
			}),
			{ numRuns: 300 }
		);
	});

	test('is refused when a ballot does not fit the options', () => {
		const broken = (change: (text: string) => string) => () =>
			readPublished(change(writePublished(ranked('A B', '2: B > A'))));
		expect(broken((text) => text)).not.toThrow();
		expect(broken((text) => text.replace('[[1],[0]]', '[[2],[0]]'))).toThrow(/ballots\.0/);
		expect(broken((text) => text.replace('[[2,', '[[0,'))).toThrow(MalformedFile);
		expect(broken((text) => text.replace('[[2,', '[[1e309,'))).toThrow(MalformedFile);
		expect(broken((text) => text.replace('"id":"B"', '"id":"A"'))).toThrow(/every id once/);
		expect(broken((text) => text.replace('"version":1', '"version":2'))).toThrow(MalformedFile);
		expect(broken((text) => text.slice(0, -1))).toThrow(/^line 1: expected/);
	});

	test('names the line of a fault where it has lines', () => {
		const text = JSON.stringify(JSON.parse(writePublished(ranked('A B', '2: B > A'))), null, 1);
		const seats = text.split('\n').findIndex((line) => line.includes('"seats"')) + 1;
		expect(() => readPublished(text.replace('"seats": 1', '"seats": 0'))).toThrow(`line ${seats}:`);
		expect(() => readPublished(text.replace('"seats": 1', '"seats" 1'))).toThrow(`line ${seats}:`);
	});
});

describe('A file', () => {
	test('is read by its ending', () => {
		expect(readElection('ward.BLT', '1 1\n1 1 0\n0\nAino').kind).toBe('ranked');
		expect(readElection('x.json', writePublished(ranked('A', '1: A'))).kind).toBe('ranked');
		expect(() => readElection('ward.xlsx', '')).toThrow(UnknownFile);
		expect(() => readElection('ward', '')).toThrow(/\.blt/);
	});
});

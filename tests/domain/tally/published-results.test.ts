import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { NotOffered, readRctabConfig } from '#lib/domain/tally/files/rctab.ts';
import { debian, kubernetes } from '../../conformance/condorcet.ts';
import { Data } from '../../conformance/data.ts';
import { rctab } from '../../conformance/rctab.ts';

/** A choice of what `npm run conformance` compares in full; tests/support/elections names the sources. */
const data = new Data(path.resolve(import.meta.dirname, '../../support/elections'));

describe('Results that others published come out again', () => {
	test.each([
		['every round of a certified tabulator', rctab, 9],
		['votes of Debian with quorum and majority', debian, 2],
		['committees of Kubernetes, where no opinion says nothing about a pair', kubernetes, 2]
	])('%s', (_, compare, cases) => {
		const [outcome] = compare(data);
		expect(outcome).toMatchObject({ misses: [], right: cases, of: cases });
	});
});

describe('A rule that would need another count', () => {
	test('is named, not guessed', () => {
		const config = data.readJson<{ rules: object }>('rctab/duplicate_test', 'config.json');
		const changed = (rules: object) => () =>
			readRctabConfig(JSON.stringify({ ...config, rules: { ...config.rules, ...rules } }));
		expect(changed({})).not.toThrow();
		expect(changed({ hareQuota: true })).toThrow(NotOffered);
		expect(changed({ minimumVoteThreshold: '5' })).toThrow(/minimumVoteThreshold/);
		expect(changed({ winnerElectionMode: 'coinToss' })).toThrow(/coinToss/);
	});
});

import { describe, expect, test } from 'vitest';
import { locales } from '#lib/domain/locale.ts';
import type { Finding } from '#lib/domain/poll/verify/finding.ts';
import { firstOfEach } from '#lib/domain/poll/verify/first.ts';
import { findingSaid, foundSaid } from '#lib/i18n/proof-words.ts';
import { boolean } from '../../support/tampering.ts';

const findings: Finding[] = [
	{ finding: 'lines-missing', count: 1, after: 20 },
	{ finding: 'lines-missing', count: 1234, after: 0 },
	{ finding: 'ballot-altered', ballot: 3, line: 17 },
	{ finding: 'too-many-ballots', ballots: 12, entitled: 11 },
	{ finding: 'result-differs', question: 'q0', field: 'yes', stated: '5', found: '6' },
	{ finding: 'result-differs', field: 'counted', stated: '5', found: '6' }
];
const said = (locale: (typeof locales)[number]) =>
	findings.map((finding) => findingSaid(finding, [boolean], locale));

describe('What is wrong with a poll', () => {
	test('is said in a sentence that names the place, as people count', () => {
		expect(said('en')).toEqual([
			'A line was removed from the log, line 21 or a later one.',
			'1,234 lines were removed from the log, the first of them line 1 or a later one.',
			'Ballot 3 was altered: it is not the one that was sealed in line 17 of the log.',
			'There are more ballots (12) than people entitled to vote (11).',
			'The published result of “Shall the path follow the river?” is not that of the recount. In “yes” it says 5; counted again it is 6.',
			'The published result is not that of the recount. In “counted” it says 5; counted again it is 6.'
		]);
	});

	test('is said in every language', () => {
		const all = locales.map(said).flat();
		expect(new Set(all).size).toBe(locales.length * findings.length);
		for (const sentence of all) expect(sentence).not.toMatch(/[{}]|undefined/);
	});

	test('is told once of each kind, with how many more there are', () => {
		const many = Array.from({ length: 7 }, (_, at): Finding => ({
			finding: 'ballot-added',
			ballot: at + 1
		}));
		const told = firstOfEach([...many, { finding: 'seed-changed' }], 2);
		expect(told).toEqual([
			{ shown: many.slice(0, 2), more: 5 },
			{ shown: [{ finding: 'seed-changed' }], more: 0 }
		]);
	});
});

test('A missing ballot is proof with the signed file, and a question with the code alone', () => {
	const about = { lines: 40, shown: true };
	const missing = (signed: boolean) => foundSaid({ found: 'missing' }, { ...about, signed }, 'en');
	expect(missing(true)).toContain('although the city signed the promise');
	expect(missing(false)).toContain('Please compare it with the receipt once more');
});

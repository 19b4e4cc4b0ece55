import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleOf, readBundle, writeBundle } from '#lib/domain/poll/bundle.ts';
import { leafOf } from '#lib/domain/poll/choices.ts';
import { countPoll, resultOf } from '#lib/domain/poll/count.ts';
import { fits, fitsAll } from '#lib/domain/poll/fits.ts';
import { question } from '#lib/domain/poll/question.ts';
import { MalformedFile } from '#lib/domain/tally/files/malformed.ts';
import { bundles, closedPoll, rulesOf } from '../../support/closed-polls.ts';
import { anyQuestion, choiceFor } from '../../support/questions.ts';

const answered = question.parse({
	kind: 'answered',
	id: 'q0',
	title: 'Shall the path follow the river?',
	counting: { method: 'majority', rule: { of: 'entitled', entitled: 0 } }
});
const votes = (yes: number, no: number) => [
	...Array.from({ length: yes }, () => [{ q0: 'yes' as const }]),
	...Array.from({ length: no }, () => [{ q0: 'no' as const }])
];

describe('Counting a poll', () => {
	const rules = rulesOf([answered], 30, 'open');

	test('measures a majority of those entitled against their number at closing', () => {
		const [first] = countPoll(rules, [[16, { q0: 'yes' }]], 's', 32);
		expect(first).toMatchObject({
			id: 'q0',
			tally: { of: { what: 'entitled', count: 32 }, needed: 17, passed: false }
		});
	});

	test('tells ballots, people entitled and the quorum apart', () => {
		const result = resultOf(
			rules,
			[
				[16, { q0: 'yes' }],
				[2, { q0: 'no' }]
			],
			's',
			100
		);
		expect(result).toMatchObject({
			counted: 18,
			entitled: 100,
			quorum: { ballots: 18, entitled: 100, needed: 25, reached: false }
		});
		expect(resultOf({ ...rules, quorum: null }, [], 's', 100).quorum).toBeNull();
	});

	test('gives no hash of ballots that stay secret, since few could be found by trying', () => {
		const secret = rulesOf([answered], 30, 'confidential');
		const inputOf = (ballots: number) =>
			countPoll(secret, [[ballots, { q0: 'yes' }]], 's', 30)[0]?.tally.input;
		expect(inputOf(19)).toBe('');
		expect(inputOf(20)).toMatch(/^[0-9a-f]{64}$/);
		expect(countPoll(rules, [[1, { q0: 'yes' }]], 's', 30)[0]?.tally.input).not.toBe('');
	});
});

describe('An answer fits its question', () => {
	test('when it was made as the question allows, whatever its kind', () => {
		const pairs = anyQuestion().chain((asked) => fc.tuple(fc.constant(asked), choiceFor(asked)));
		fc.assert(
			fc.property(pairs, ([asked, choice]) => {
				expect(fits(asked, choice)).toBe(true);
			}),
			{ numRuns: 500 }
		);
	});

	const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id.toUpperCase(), cost: '40' }));
	const asked = (kind: string, method: string, more: object) =>
		question.parse({ kind, id: 'q', title: 'What then', counting: { method }, options, ...more });
	const none = [...options.slice(0, 3), { id: 'none', name: 'None', role: 'none' }];
	const bounds = { least: 1, most: 2 };

	test.each([
		['an answer of another kind', answered, 'agree'],
		['a list where a word is asked', answered, [0]],
		[
			'an unknown stance',
			question.parse({
				kind: 'consent',
				id: 'q',
				title: 'What then',
				counting: { method: 'consent' }
			}),
			'yes'
		],
		['a word where marks are asked', asked('marked', 'plurality', bounds), 'yes'],
		['too few marks', asked('marked', 'plurality', bounds), []],
		['too many marks', asked('marked', 'plurality', bounds), [0, 1, 2]],
		['a mark for no option', asked('marked', 'plurality', bounds), [4]],
		['a mark before the first', asked('marked', 'plurality', bounds), [-1]],
		['a mark twice', asked('marked', 'plurality', bounds), [1, 1]],
		['marks in another order', asked('marked', 'plurality', bounds), [1, 0]],
		[
			'none of these and another',
			asked('marked', 'plurality', { ...bounds, options: none }),
			[0, 3]
		],
		['a rank left out', asked('ranked', 'irv', bounds), [[0], [], [1]]],
		['a shared rank', asked('ranked', 'irv', bounds), [[0, 1]]],
		['an option ranked twice', asked('ranked', 'irv', { ...bounds, most: 4 }), [[0], [1], [0]]],
		['too many ranks', asked('ranked', 'irv', bounds), [[0], [1], [2]]],
		['ranks that are no lists', asked('ranked', 'irv', bounds), [0, 1]],
		[
			'a score too high',
			asked('scored', 'score', { lowest: 0, highest: 5, least: 1 }),
			[6, null, null, null]
		],
		[
			'a score for too few options',
			asked('scored', 'score', { lowest: 0, highest: 5, least: 1 }),
			[5, 1, 0]
		],
		[
			'no score where one is asked',
			asked('scored', 'score', { lowest: 0, highest: 5, least: 1 }),
			[null, null, null, null]
		],
		['more dots than given', asked('dotted', 'dots', { points: 5, mostEach: 5 }), [5, 1, 0, 0]],
		[
			'more dots on one option than allowed',
			asked('dotted', 'dots', { points: 5, mostEach: 2 }),
			[3, 0, 0, 0]
		],
		['dots below nothing', asked('dotted', 'dots', { points: 5, mostEach: 5 }), [5, -1, 0, 0]],
		['dots left', asked('dotted', 'dots', { points: 5, mostEach: 5, all: true }), [4, 0, 0, 0]],
		[
			'projects beyond the money',
			asked('budget', 'budget-greedy', { total: '100', within: true, least: 0, most: 4 }),
			[
				[0, 1],
				[1, 1],
				[2, 1]
			]
		],
		[
			'a project with two votes',
			asked('budget', 'budget-greedy', { total: '100', least: 0, most: 4 }),
			[[0, 2]]
		],
		[
			'a project twice',
			asked('budget', 'budget-greedy', { total: '100', least: 0, most: 4 }),
			[
				[0, 1],
				[0, 1]
			]
		],
		['an unknown answer to a time', asked('times', 'best-time', {}), ['yes', 'maybe', null, null]],
		[
			'an answer to too many times',
			asked('times', 'best-time', {}),
			['yes', null, null, null, null]
		]
	])('not with %s', (_, asked, choice) => {
		expect(fits(asked, choice as never)).toBe(false);
	});

	test('and a ballot answers what it must, and nothing that was not asked', () => {
		const free = question.parse({ ...answered, id: 'q1', required: false });
		expect(fitsAll([answered, free], { q0: 'yes' })).toBe(true);
		expect(fitsAll([answered, free], { q0: 'yes', q1: 'no' })).toBe(true);
		expect(fitsAll([answered, free], { q1: 'no' })).toBe(false);
		expect(fitsAll([answered, free], { q0: 'yes', q2: 'no' })).toBe(false);
	});
});

describe('The bundle of a closed poll', () => {
	test('can be written and read again, whatever was asked', () => {
		fc.assert(
			fc.property(bundles({ min: 0, max: 24 }), (bundle) => {
				expect(readBundle(writeBundle(bundle))).toEqual(bundle);
				expect(writeBundle(readBundle(JSON.stringify(bundle, null, 2)))).toBe(writeBundle(bundle));
			}),
			{ numRuns: 40 }
		);
	});

	test('has ballots in the order of their leaves, which says nothing of when they were cast', () => {
		const { ballots, rulesHash } = bundleOf(
			closedPoll({ questions: [answered], votes: votes(15, 9) })
		);
		const leaves = ballots?.map((ballot) => leafOf({ ...ballot, rules: rulesHash })) ?? [];
		expect(leaves).toHaveLength(24);
		expect(leaves).toEqual([...leaves].sort());
	});

	test('keeps back the ballots of a secret poll of fewer than 20, and all names', () => {
		const few = { questions: [answered], votes: votes(10, 9) };
		expect(bundleOf(closedPoll(few))).toMatchObject({ ballots: null, result: { counted: 19 } });
		expect(bundleOf(closedPoll({ ...few, secrecy: 'detached' })).ballots).toBeNull();
		expect(bundleOf(closedPoll(few)).names).toBeUndefined();
		const open = bundleOf(closedPoll({ ...few, secrecy: 'open' }));
		expect([open.ballots?.length, open.names?.length]).toEqual([19, 19]);
	});

	test('names the place where a file is none', () => {
		const file = writeBundle(bundleOf(closedPoll({ questions: [answered], votes: votes(2, 1) })));
		const broken = (from: string | RegExp, to: string) => () => readBundle(file.replace(from, to));
		expect(broken(/"chain":"[0-9a-f]{3}/, '"chain":"XYZ')).toThrow(/chain: 64 hexadecimal digits/);
		expect(broken('"title":"The riverside"', '"title":"The  riverside"')).toThrow(
			/rules: rules with every field, tidily written/
		);
		expect(broken('"backward":true,"city"', '"city"')).toThrow(/rules: rules with every field/);
		expect(broken('"secrecy":"confidential"', '"secrecy":"shouted"')).toThrow(/rules.secrecy/);
		expect(() => readBundle('{')).toThrow(MalformedFile);
	});

	test('takes only answers as ballots', () => {
		const file = writeBundle(bundleOf(closedPoll({ questions: [answered], votes: votes(20, 1) })));
		for (const choice of ['1.5', '[1e309]', '[0.5]', '{}', 'null', '[[[0]]]', '[{}]'])
			expect(() => readBundle(file.replace('{"q0":"yes"}', `{"q0":${choice}}`))).toThrow(
				/ballots.*answers by the id of the question/
			);
	});
});

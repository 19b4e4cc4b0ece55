import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnswer, checkStance, checkTimes } from '#lib/domain/ballot/answers.ts';
import { checkBudget, checkMarks } from '#lib/domain/ballot/marks.ts';
import { checkRanking } from '#lib/domain/ballot/ranking.ts';
import { checkDots, checkScores } from '#lib/domain/ballot/scores.ts';

const options = ['park', 'pool', 'path'].map((id) => ({ id, name: id, cost: '40.10' }));
const anything = { least: 0, most: 3 };

describe('A ranking', () => {
	const rule = { ...anything, shared: false };

	test('is the options in order of the ranks beside them; empty is not ranked', () => {
		expect(checkRanking({ park: '2', pool: '1', path: '' }, options, rule)).toEqual({
			ballot: [[1], [0]]
		});
	});

	test('with a gap is refused, and the missing rank named', () => {
		expect(checkRanking({ park: '1', pool: '3' }, options, rule)).toEqual({
			refusals: [{ refusal: 'rank-skipped', rank: 2 }]
		});
	});

	test('may share a rank only where the method allows it', () => {
		const filled = { park: '1', pool: '1', path: '2' };
		expect(checkRanking(filled, options, rule)).toEqual({
			refusals: [{ refusal: 'rank-shared', rank: 1 }]
		});
		expect(checkRanking(filled, options, { ...rule, shared: true })).toEqual({
			ballot: [[0, 1], [2]]
		});
	});

	test('of unknown options, or with ranks that are none, is refused', () => {
		expect(checkRanking({ castle: '1' }, options, rule)).toEqual({
			refusals: [{ refusal: 'unknown-option', option: 'castle' }]
		});
		for (const rank of ['0', '4', '-1', '1.5', '1e309', '1 ', '+1', '०']) {
			expect(checkRanking({ park: rank }, options, rule)).toEqual({
				refusals: [{ refusal: 'not-a-rank', option: 'park', most: 3 }]
			});
		}
	});

	test('must rank as many as the question asks for', () => {
		expect(checkRanking({ park: '1' }, options, { ...rule, least: 2 })).toEqual({
			refusals: [{ refusal: 'too-few', least: 2, given: 1 }]
		});
		expect(checkRanking({ park: '1', pool: '2' }, options, { ...rule, most: 1 })).toEqual({
			refusals: [{ refusal: 'too-many', most: 1, given: 2 }]
		});
	});
});

describe('Marks', () => {
	test('are options, each once, as many as allowed', () => {
		expect(checkMarks(['path', 'park'], options, anything)).toEqual({ ballot: [0, 2] });
		expect(checkMarks(['park', 'park'], options, anything)).toEqual({
			refusals: [{ refusal: 'named-twice', option: 'park' }]
		});
		expect(checkMarks(['park', 'pool'], options, { least: 1, most: 1 })).toEqual({
			refusals: [{ refusal: 'too-many', most: 1, given: 2 }]
		});
		expect(checkMarks(['castle'], options, anything)).toEqual({
			refusals: [{ refusal: 'unknown-option', option: 'castle' }]
		});
	});

	test('“none of these” stands alone, and is enough', () => {
		const rule = { least: 2, most: 3, none: 'path' };
		expect(checkMarks(['path'], options, rule)).toEqual({ ballot: [2] });
		expect(checkMarks(['path', 'park'], options, rule)).toEqual({
			refusals: [{ refusal: 'none-and-others' }]
		});
	});
});

describe('A budget', () => {
	test('may spend the total to the cent, and not one more', () => {
		const rule = { ...anything, total: '80.20' };
		expect(checkBudget(['park', 'pool'], options, rule)).toEqual({
			ballot: [
				[0, 1],
				[1, 1]
			]
		});
		expect(checkBudget(['park', 'pool'], options, { ...rule, total: '80.19' })).toEqual({
			refusals: [{ refusal: 'over-budget', total: '8019/100', cost: '401/5' }]
		});
	});

	test('may only limit the number of projects', () => {
		expect(checkBudget(['park', 'pool', 'path'], options, { least: 1, most: 2 })).toEqual({
			refusals: [{ refusal: 'too-many', most: 2, given: 3 }]
		});
	});
});

describe('Scores', () => {
	const rule = { lowest: 0, highest: 5, least: 0 };

	test('keep a blank apart from a zero', () => {
		expect(checkScores({ park: '0', pool: '' }, options, rule)).toEqual({
			ballot: [0, null, null]
		});
	});

	test('out of range, or no whole numbers, are refused', () => {
		for (const score of ['6', '-1', '1e309', '2.5', 'NaN', 'five', '05']) {
			expect(checkScores({ park: score }, options, rule)).toEqual({
				refusals: [{ refusal: 'not-a-score', option: 'park', lowest: 0, highest: 5 }]
			});
		}
	});
});

describe('Dots', () => {
	const rule = { points: 5, mostEach: 4, all: false };

	test('are whole points, no more than given', () => {
		expect(checkDots({ park: '3', path: '2' }, options, rule)).toEqual({ ballot: [3, 0, 2] });
		expect(checkDots({ park: '3', path: '3' }, options, rule)).toEqual({
			refusals: [{ refusal: 'too-many-points', most: 5, given: 6 }]
		});
		expect(checkDots({ park: '5' }, options, rule)).toEqual({
			refusals: [{ refusal: 'not-points', option: 'park', most: 4 }]
		});
		expect(checkDots({ park: '-1' }, options, rule)).toMatchObject({
			refusals: [{ refusal: 'not-points' }]
		});
	});

	test('may have to be spent in full', () => {
		expect(checkDots({ park: '3' }, options, { ...rule, all: true })).toEqual({
			refusals: [{ refusal: 'points-left', most: 5, given: 3 }]
		});
	});
});

describe('Answers', () => {
	test('are one of the words there are', () => {
		expect(checkAnswer('abstain')).toEqual({ ballot: 'abstain' });
		expect(checkAnswer('maybe')).toEqual({ refusals: [{ refusal: 'not-an-answer' }] });
		expect(checkStance('block')).toEqual({ ballot: 'block' });
		expect(checkStance('')).toEqual({ refusals: [{ refusal: 'not-an-answer' }] });
		expect(checkTimes({ park: 'if-need-be', pool: '' }, options)).toEqual({
			ballot: ['if-need-be', null, null]
		});
		expect(checkTimes({ park: 'perhaps' }, options)).toEqual({
			refusals: [{ refusal: 'not-an-answer', option: 'park' }]
		});
	});
});

describe('Whatever is filled in', () => {
	test('is either a ballot that can be counted or refused, never a fault', () => {
		const key = fc.oneof(
			fc.constantFrom('park', 'pool', 'path'),
			fc.string(),
			fc.constant('__proto__')
		);
		fc.assert(
			fc.property(fc.dictionary(key, fc.string()), fc.array(key), (filled, marked) => {
				const checks = [
					checkRanking(filled, options, { ...anything, shared: true }),
					checkScores(filled, options, { lowest: 0, highest: 5, least: 0 }),
					checkDots(filled, options, { points: 5, mostEach: 5, all: false }),
					checkTimes(filled, options),
					checkMarks(marked, options, anything),
					checkBudget(marked, options, { ...anything, total: '100' })
				];
				for (const check of checks)
					expect('ballot' in check || check.refusals.length > 0).toBe(true);
			})
		);
	});
});

import { describe, expect, test } from 'vitest';
import { budgetGreedy, budgetGreedyNoSkip } from '#lib/domain/tally/budget-greedy.ts';
import { equalShares } from '#lib/domain/tally/equal-shares.ts';
import { budget, drawn, TERMS, winners } from '../../support/poll.ts';

describe('A greedy budget', () => {
	const district = budget(
		'park:600 pool:500 path:300 pond:100',
		'1000',
		'9: park',
		'8: pool',
		'7: path',
		'1: pond'
	);

	test('funds from the most votes down and passes over what does not fit', () => {
		const count = budgetGreedy(district, TERMS);
		expect(winners(count)).toBe('park path pond');
		expect(count.steps.map(({ outcome }) => outcome)).toEqual([
			'funded',
			'too-expensive',
			'funded',
			'funded'
		]);
		expect(count.spent).toBe('1000');
	});

	test('or stops at the first that does not fit', () => {
		const count = budgetGreedyNoSkip(district, TERMS);
		expect(winners(count)).toBe('park');
		expect(count.steps.map(({ outcome }) => outcome).slice(2)).toEqual([
			'not-reached',
			'not-reached'
		]);
	});

	test('of equal votes funds the cheaper first, of equal costs as the lot says', () => {
		const election = budget('park:500 pool:400 path:400', '800', '2: park pool path');
		expect(winners(budgetGreedy(election, drawn('path pool park')))).toBe('path pool');
		expect(budgetGreedy(election, drawn('path pool park')).tieBreaks).toHaveLength(1);
	});

	test('leaves out what has too few points, and what nobody supports', () => {
		const count = budgetGreedy({ ...district, leastPoints: 8 }, TERMS);
		expect(winners(count)).toBe('park');
		expect(count.steps.at(-1)?.outcome).toBe('too-few-points');
		expect(winners(budgetGreedy(budget('park:1', '10', '3:'), TERMS))).toBe('');
	});

	test('counts cents exactly', () => {
		const count = budgetGreedy(budget('park:0.10 pool:0.20', '0.30', '2: park', '1: pool'), TERMS);
		expect(winners(count)).toBe('park pool');
		expect(count.spent).toBe('0.30');
	});

	test('refuses amounts that are none', () => {
		expect(() => budgetGreedy(budget('park:1e3', '10', '1: park'), TERMS)).toThrow(RangeError);
		expect(() => budgetGreedy(budget('park:-1', '10', '1: park'), TERMS)).toThrow(RangeError);
	});
});

describe('The Method of Equal Shares', () => {
	// 100 people, 1000: everyone has 10. The 60 in the north could take everything by votes.
	const town = budget('n1:300 n2:300 n3:300 s1:300 s2:200', '1000', '60: n1 n2 n3', '40: s1 s2');

	const order = drawn('n1 n2 n3 s1 s2');

	test('gives a minority its share of the money', () => {
		// The north pays 300 twice and has nothing left; the south pays 200 of its 400.
		expect(winners(equalShares(town, order, 'none'))).toBe('n1 n2 s2');
		expect(winners(budgetGreedy(town, order))).toBe('n1 n2 n3');
	});

	test('tells what a supporter paid and who paid their last money', () => {
		const { steps } = equalShares(budget('a:10 b:20', '30', '2: a b', '1: b'), TERMS, 'none');
		// Everyone has 10. b costs 20/3 each, a then 5 each: not there any more.
		expect(steps).toEqual([{ project: 1, price: '6.66666', payInFull: 3, payTheRest: 0 }]);
	});

	test('lets those who have less pay their last money', () => {
		// Everyone has 10. a costs each of its four supporters 9; two of them have 1 left for b.
		const { steps } = equalShares(
			budget('a:36 b:10', '50', '2: a b', '1: b', '2: a'),
			TERMS,
			'none'
		);
		expect(steps).toEqual([
			{ project: 0, price: '9.00000', payInFull: 4, payTheRest: 0 },
			{ project: 1, price: '8.00000', payInFull: 1, payTheRest: 2 }
		]);
	});

	test('Add1 raises every share by one until the next step would cost too much', () => {
		// With 13 each the south could pay both of its projects: 1100 in all.
		expect(equalShares(town, order, 'add1')).toMatchObject({
			share: '12.00000',
			raised: 2,
			spent: '800'
		});
	});

	test('Add1 may end as soon as nothing more would fit', () => {
		expect(equalShares(town, order, 'add1-exhaustive')).toMatchObject({ raised: 0, spent: '800' });
	});

	test('or what still fits may be funded by votes', () => {
		const village = budget('a:6 b:3 c:2', '10', '2: a', '1: b', '1: c');
		expect(winners(equalShares(village, TERMS, 'add1'))).toBe('c');
		const completed = equalShares(village, TERMS, 'add1-then-greedy');
		expect(winners(completed)).toBe('c a');
		expect(completed.completed).toEqual([0]);
	});

	test('Add1 starts at whole units of money', () => {
		expect(equalShares(budget('a:10', '10', '3: a'), TERMS, 'add1')).toMatchObject({
			share: '4.00000',
			raised: 1,
			spent: '10'
		});
	});

	test('ends when everything that anyone supports is funded', () => {
		const count = equalShares(budget('a:10 b:10', '1000', '1: a'), TERMS, 'add1');
		expect(winners(count)).toBe('a');
	});

	test('equal offers go to the project with more supporters, then the cheaper, then the lot', () => {
		const election = budget('a:10 b:10', '10', '1: a', '1: b');
		expect(winners(equalShares(election, drawn('b a'), 'none'))).toBe('');
		const equal = budget('a:4 b:4', '8', '2: a b');
		expect(winners(equalShares(equal, drawn('b a'), 'none'))).toBe('b a');
		expect(equalShares(equal, drawn('b a'), 'none').tieBreaks).toHaveLength(1);
	});

	test('what is free is funded when somebody supports it', () => {
		expect(winners(equalShares(budget('a:0 b:0 c:5', '10', '1: a c'), TERMS))).toBe('a c');
	});

	test('of no ballots funds nothing', () => {
		expect(winners(equalShares(budget('a:10', '100'), TERMS))).toBe('');
	});
});

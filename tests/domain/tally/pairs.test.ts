import { describe, expect, test } from 'vitest';
import { rankedPairs } from '#lib/domain/tally/ranked-pairs.ts';
import { schulze } from '#lib/domain/tally/schulze.ts';
import { statusQuo } from '#lib/domain/tally/status-quo.ts';
import { drawn, named, ranked, seats, TERMS, winners } from '../../support/poll.ts';

/** The example of Schulze's paper and of many textbooks: 45 ballots, a circle in the middle. */
const schulzeExample = ranked(
	'A B C D E',
	'5: A > C > B > E > D',
	'5: A > D > E > C > B',
	'8: B > E > D > A > C',
	'3: C > A > B > E > D',
	'7: C > A > E > B > D',
	'2: C > B > A > D > E',
	'7: D > C > E > B > A',
	'8: E > B > A > D > C'
);

describe('Pairs', () => {
	test('what a ballot leaves out is below all it ranks', () => {
		expect(schulze(ranked('A B C', '2: A > B'), TERMS).pairwise).toEqual([
			[0, 2, 2],
			[0, 0, 2],
			[0, 0, 0]
		]);
	});

	test('or says nothing, where leaving out means no opinion', () => {
		const election = { ...ranked('A B C', '2: A > B'), unranked: 'no-opinion' as const };
		expect(schulze(election, TERMS).pairwise[0]).toEqual([0, 2, 0]);
	});

	test('equal ranks prefer neither', () => {
		expect(schulze(ranked('A B C', '2: A = B > C'), TERMS).pairwise[0]).toEqual([0, 0, 2]);
	});
});

describe('Schulze', () => {
	test('finds the order of the example in the paper, with its strongest paths', () => {
		const count = schulze(schulzeExample, seats(5));
		expect(winners(count)).toBe('E A C B D');
		expect(count.paths?.[0]).toEqual([0, 28, 28, 30, 24]);
		expect(count.paths?.[4]).toEqual([25, 28, 28, 31, 0]);
	});

	test('who beats every other is first', () => {
		expect(
			winners(schulze(ranked('A B C', '4: A > B > C', '3: B > C > A', '2: C > A > B'), TERMS))
		).toBe('A');
		expect(winners(schulze(ranked('A B C', '2: A > B', '2: C > B > A', '3: B'), TERMS))).toBe('B');
	});

	test('equal options share a place, and the tie rule seats one', () => {
		const election = ranked('A B C', '1: A > B > C', '1: B > A > C');
		const count = schulze(election, drawn('B A C'));
		expect(count.ranking).toEqual([[0, 1], [2]]);
		expect(winners(count)).toBe('B');
		expect(count.tieBreaks).toMatchObject([{ by: 'drawn', about: 'election' }]);
	});
});

describe('Ranked pairs', () => {
	test('keeps the strongest majorities and leaves out one that closes a circle', () => {
		const count = rankedPairs(
			ranked('A B C', '7: A > B > C', '5: B > C > A', '4: C > A > B'),
			seats(3)
		);
		expect(winners(count)).toBe('A B C');
		expect(
			count.majorities?.map(({ over, under, kept }) => [...named(count, [over, under]), kept])
		).toEqual([
			['B', 'C', true],
			['A', 'B', true],
			['C', 'A', false]
		]);
	});

	test('of majorities with as many votes the one with fewer against is stronger', () => {
		const circle = ranked(
			'A B C',
			'4: A > B',
			'1: B > A',
			'4: B > C',
			'2: C > B',
			'4: C > A',
			'3: A > C'
		);
		const count = rankedPairs({ ...circle, unranked: 'no-opinion' }, TERMS);
		expect(count.majorities?.map(({ votes, against, kept }) => [votes, against, kept])).toEqual([
			[4, 1, true],
			[4, 2, true],
			[4, 3, false]
		]);
		expect(count.ranking).toEqual([[0], [1], [2]]);
	});

	test('of a circle of equally strong majorities none is kept', () => {
		const count = rankedPairs(
			ranked('A B C', '1: A > B > C', '1: B > C > A', '1: C > A > B'),
			TERMS
		);
		expect(count.ranking).toEqual([[0, 1, 2]]);
		expect(count.majorities?.every(({ kept }) => !kept)).toBe(true);
	});
});

describe('An option that changes nothing', () => {
	const election = ranked(
		'plan wish wait',
		'6: plan > wish > wait',
		'4: wait > wish > plan',
		'3: wish > wait'
	);
	const against = (rule: object) => statusQuo.parse({ option: 'wait', ...rule });

	test('must be beaten by more than it has', () => {
		const count = schulze(election, TERMS, against({}));
		expect(
			named(
				count,
				count.dropped.map(({ option }) => option)
			)
		).toEqual(['plan']);
		expect(count.dropped[0]).toMatchObject({ rule: 'majority', votes: 6, against: 7, needed: '1' });
		expect(winners(count)).toBe('wish');
	});

	test('must be beaten more than three times over where the option needs three to one', () => {
		const three = schulze(election, TERMS, against({ majorities: { wish: '3' } }));
		expect(winners(three)).toBe('wait');
		expect(winners(schulze(election, TERMS, against({ majorities: { wish: '2' } })))).toBe('wish');
		// 9 to 4 is exactly 9/4 times as many: that is not more.
		expect(winners(schulze(election, TERMS, against({ majorities: { wish: '9/4' } })))).toBe(
			'wait'
		);
	});

	test('must be beaten on as many ballots as the quorum asks for', () => {
		const count = rankedPairs(election, TERMS, against({ quorum: '9.5' }));
		expect(count.dropped.map(({ rule }) => rule)).toEqual(['quorum', 'quorum']);
		expect(winners(count)).toBe('wait');
		expect(winners(schulze(election, TERMS, against({ quorum: '9' })))).toBe('wish');
	});

	test('must be an option', () => {
		expect(() => schulze(election, TERMS, statusQuo.parse({ option: 'nothing' }))).toThrow(
			RangeError
		);
	});
});

import { describe, expect, test } from 'vitest';
import { approval } from '#lib/domain/tally/approval.ts';
import { bestTime } from '#lib/domain/tally/best-time.ts';
import { borda } from '#lib/domain/tally/borda.ts';
import { dots } from '#lib/domain/tally/dots.ts';
import { majorityJudgment } from '#lib/domain/tally/majority-judgment.ts';
import { plurality } from '#lib/domain/tally/plurality.ts';
import { score } from '#lib/domain/tally/score.ts';
import { drawn, marked, ranked, scored, seats, TERMS, winners } from '../../support/poll.ts';

describe('Plurality', () => {
	test('most votes win, and a ballot that marks two is blank', () => {
		const count = plurality(marked('Aino Bo Cem', '4: Aino', '3: Bo', '2: Aino Bo', '1:'), TERMS);
		expect(winners(count)).toBe('Aino');
		expect(count).toMatchObject({ totals: ['4', '3', '0'], ballots: { cast: 10, blank: 3 } });
	});

	test('of a ranking the first choice counts', () => {
		const count = plurality(ranked('Aino Bo', '2: Aino > Bo', '3: > Bo', '1: Aino = Bo'), TERMS);
		expect(count.totals).toEqual(['2', '3']);
		expect(count.ballots.blank).toBe(1);
	});

	test('a tie at the last seat is settled as drawn, and told', () => {
		const election = marked('Aino Bo Cem', '3: Aino', '2: Bo', '2: Cem');
		expect(winners(plurality(election, drawn('Cem Bo Aino', 2)))).toBe('Aino Cem');
		expect(plurality(election, drawn('Cem Bo Aino', 2)).tieBreaks).toHaveLength(1);
		expect(plurality(election, drawn('Cem Bo Aino', 3)).tieBreaks).toHaveLength(0);
	});
});

describe('Approval', () => {
	test('every mark is a vote; marks are not ballots', () => {
		const count = approval(marked('Aino Bo Cem', '2: Aino Bo', '2: Bo', '1: Cem', '1:'), TERMS);
		expect(winners(count)).toBe('Bo');
		expect(count).toMatchObject({ totals: ['2', '4', '1'], points: '7' });
		expect(count.ballots).toEqual({ cast: 6, blank: 1 });
	});
});

describe('Borda', () => {
	test('of three options the first gets three points, the last one', () => {
		const count = borda(ranked('Aino Bo Cem', '2: Aino > Bo > Cem', '1: Bo > Cem > Aino'), TERMS);
		expect(count.totals).toEqual(['7.0', '7.0', '4.0']);
	});

	test('options that a ballot leaves out share the points of the last places', () => {
		expect(borda(ranked('Aino Bo Cem', '1: Aino'), TERMS).totals).toEqual(['3.0', '1.5', '1.5']);
		expect(borda(ranked('Aino Bo Cem', '1: Aino = Bo'), TERMS).totals).toEqual([
			'2.5',
			'2.5',
			'1.0'
		]);
		expect(borda(ranked('Aino Bo Cem', '1:'), TERMS).totals).toEqual(['0.0', '0.0', '0.0']);
	});
});

describe('Dots', () => {
	test('points add up', () => {
		const options = ['park', 'pool'].map((id) => ({ id, name: id }));
		const ballots = [
			[2, [3, 0]],
			[1, [0, 5]],
			[1, [0, 0]]
		] as const;
		const count = dots({ kind: 'dotted', title: '', options, ballots }, TERMS);
		expect(winners(count)).toBe('park');
		expect(count).toMatchObject({
			totals: ['6', '5'],
			points: '11',
			ballots: { cast: 4, blank: 1 }
		});
	});
});

describe('Score', () => {
	test('the mean is over scores given: a blank is not zero', () => {
		const count = score(scored('park pool', '1: 5 3', '1: - 4', '1: 4 -'), TERMS);
		expect(count.means).toEqual(['9/2', '7/2']);
		expect(winners(count)).toBe('park');
		expect(count.distributions[0]).toEqual({ counts: [0, 0, 0, 0, 1, 1], blank: 1 });
	});

	test('a zero is given and counts', () => {
		expect(score(scored('park', '1: 5', '1: 0'), TERMS).means).toEqual(['5/2']);
	});

	test('an option nobody scored comes last, whatever others got', () => {
		const count = score(scored('park pool', '3: 0 -'), TERMS);
		expect(winners(count)).toBe('park');
		expect(count.means).toEqual(['0', null]);
	});

	test('equal means stay equal however many gave them', () => {
		expect(score(scored('park pool', '1: 3 3', '2: - 3'), TERMS).ranking).toEqual([[0, 1]]);
	});
});

describe('Majority judgment', () => {
	test('the median of an even number is the lower middle one', () => {
		expect(majorityJudgment(scored('park', '1: 2', '1: 4'), TERMS).medians).toEqual([2]);
	});

	test('equal medians are told apart by taking median grades away', () => {
		// park: 1 3 3 5 5 -> 3, then 3, then 5 of (1 5 5); pool: 1 2 3 4 5 -> 3, then 2.
		const count = majorityJudgment(
			scored('pool park', '1: 1 1', '1: 2 3', '1: 3 3', '1: 4 5', '1: 5 5'),
			TERMS
		);
		expect(count.medians).toEqual([3, 3]);
		expect(winners(count)).toBe('park');
	});

	test('the same proportions are equal, whatever the number of grades', () => {
		expect(
			majorityJudgment(scored('park pool', '1: 2 2', '1: 4 4', '1: - 2', '1: - 4'), TERMS).ranking
		).toEqual([[0, 1]]);
	});

	test('an option nobody graded comes last', () => {
		expect(majorityJudgment(scored('park pool', '1: - 0'), TERMS).ranking).toEqual([[1], [0]]);
	});
});

describe('Best time', () => {
	const options = ['mon', 'tue', 'wed'].map((id) => ({ id, name: id }));
	test('most who can come at all, then most who can without trouble', () => {
		const ballots = [
			[3, ['yes', 'if-need-be', 'no']],
			[1, ['no', 'yes', 'if-need-be']],
			[1, ['no', null, null]]
		] as const;
		const count = bestTime({ kind: 'times', title: '', options, ballots }, seats(3));
		expect(winners(count)).toBe('tue mon wed');
		expect(count.times[1]).toEqual({ yes: 1, ifNeedBe: 3, no: 1 });
	});
});

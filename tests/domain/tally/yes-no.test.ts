import { describe, expect, test } from 'vitest';
import { consent, consentRule } from '#lib/domain/tally/consent.ts';
import type { Answer, Stance } from '#lib/domain/tally/election.ts';
import { majority, majorityRule, votesNeeded } from '#lib/domain/tally/majority.ts';
import { quorum } from '#lib/domain/tally/quorum.ts';
import { TERMS } from '../../support/poll.ts';

const options = [{ id: 'plan', name: 'The plan' }];

function vote(counts: Partial<Record<Answer, number>>, rule: object = {}) {
	const ballots = Object.entries(counts).map(([answer, n]) => [n, answer as Answer] as const);
	const election = { kind: 'answered' as const, title: '', options, ballots };
	return majority(election, TERMS, majorityRule.parse(rule));
}

function consentOf(counts: Partial<Record<Stance, number>>, rule: object = {}) {
	const ballots = Object.entries(counts).map(([stance, n]) => [n, stance as Stance] as const);
	const election = { kind: 'consent' as const, title: '', options, ballots };
	return consent(election, TERMS, consentRule.parse(rule));
}

describe('A simple majority', () => {
	test('is more yes than no; equal is not passed', () => {
		expect(vote({ yes: 4, no: 3 }).passed).toBe(true);
		expect(vote({ yes: 3, no: 3 })).toMatchObject({ passed: false, needed: 4 });
	});

	test('leaves abstentions out of account', () => {
		expect(vote({ yes: 2, no: 1, abstain: 50 })).toMatchObject({
			passed: true,
			of: { what: 'votes', count: 3 }
		});
	});

	test('of nothing passes nothing', () => {
		expect(vote({}).passed).toBe(false);
		expect(vote({ abstain: 9 }).passed).toBe(false);
	});
});

describe('A qualified majority', () => {
	test('of two thirds is reached by exactly two thirds where that is enough', () => {
		expect(vote({ yes: 6, no: 3 }, { share: '2/3', enough: true }).passed).toBe(true);
		expect(vote({ yes: 6, no: 3 }, { share: '2/3' }).passed).toBe(false);
		expect(vote({ yes: 6, no: 4 }, { share: '2/3', enough: true })).toMatchObject({ needed: 7 });
	});

	test('may be of all ballots, or of all entitled', () => {
		expect(vote({ yes: 5, no: 1, abstain: 4 }, { of: 'ballots' }).passed).toBe(false);
		expect(vote({ yes: 6, no: 1, abstain: 4 }, { of: 'ballots' }).passed).toBe(true);
		expect(vote({ yes: 50 }, { of: 'entitled', entitled: 100 }).passed).toBe(false);
		expect(vote({ yes: 51 }, { of: 'entitled', entitled: 100 }).passed).toBe(true);
	});

	test('of the entitled cannot be asked for without their number', () => {
		expect(majorityRule.safeParse({ of: 'entitled' }).success).toBe(false);
	});

	test('is never computed in floating point', () => {
		// 0.07 * 100 is 7.000000000000001 in floating point: 8 would be asked for.
		expect(votesNeeded(100, { share: '0.07', enough: true })).toBe(7);
		expect(votesNeeded(3, { share: '1/3', enough: false })).toBe(2);
	});
});

describe('A quorum', () => {
	test('is ballots cast over people entitled', () => {
		expect(quorum(24, 100, '1/4')).toEqual({
			ballots: 24,
			entitled: 100,
			needed: 25,
			reached: false
		});
		expect(quorum(25, 100, '1/4').reached).toBe(true);
		expect(quorum(0, 0, '1/4').reached).toBe(true);
	});
});

describe('Consent', () => {
	test('passes although some disagree, unless somebody blocks', () => {
		expect(consentOf({ agree: 5, disagree: 4 }).passed).toBe(true);
		expect(consentOf({ agree: 50, block: 1 })).toMatchObject({
			passed: false,
			obstacles: ['blocked']
		});
	});

	test('can ask for more than one block', () => {
		expect(consentOf({ agree: 50, block: 1 }, { blocks: 2 }).passed).toBe(true);
	});

	test('can ask for enough who agree and few who disagree', () => {
		const rule = { agree: '2/3', disagree: '1/4' };
		expect(consentOf({ agree: 8, disagree: 3, abstain: 1 }, rule).passed).toBe(true);
		expect(consentOf({ agree: 7, disagree: 3, abstain: 2 }, rule).obstacles).toEqual([
			'too-few-agree'
		]);
		expect(consentOf({ agree: 8, disagree: 4 }, rule).obstacles).toEqual(['too-many-disagree']);
	});

	test('needs somebody who agrees', () => {
		expect(consentOf({}).obstacles).toEqual(['no-ballots']);
		expect(consentOf({ abstain: 3 }).obstacles).toEqual(['too-few-agree']);
	});
});

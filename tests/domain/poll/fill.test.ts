import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBallot } from '#lib/domain/poll/fill.ts';
import { hiddenFields } from '#lib/domain/poll/fill/fields.ts';
import { filledFrom } from '#lib/domain/poll/fill/filled-from.ts';
import { question, type Question } from '#lib/domain/poll/question.ts';
import { asking, castBallots, optionsNamed } from '../../support/ballot.ts';

type Sent = readonly (readonly [string, string | object])[];

const read = (asked: Question, ...sent: Sent) => readBallot({ questions: [asked] }, sent);
const faultsOf = (asked: Question, ...sent: Sent) => {
	const ballot = read(asked, ...sent);
	return 'faults' in ballot ? ballot.faults : undefined;
};
const choiceOf = (asked: Question, ...sent: Sent) => {
	const ballot = read(asked, ...sent);
	return 'choices' in ballot ? ballot.choices.q1 : ballot.faults;
};

describe('A ballot form', () => {
	test('reads an answer to every kind of question', () => {
		expect(choiceOf(asking('answered'), ['q1', 'yes'])).toBe('yes');
		expect(choiceOf(asking('consent'), ['q1', 'block'])).toBe('block');
		expect(choiceOf(asking('marked', { most: 2 }), ['q1', 'o3'], ['q1', 'o1'])).toEqual([0, 2]);
		expect(choiceOf(asking('ranked'), ['q1.o2', '1'], ['q1.o1', ' 2 '], ['q1.o3', ''])).toEqual([
			[1],
			[0]
		]);
		expect(choiceOf(asking('scored'), ['q1.o1', '0'], ['q1.o2', '5'])).toEqual([0, 5, null]);
		expect(choiceOf(asking('dotted'), ['q1.o1', '7'], ['q1.o3', '3'])).toEqual([7, 0, 3]);
		expect(choiceOf(asking('budget'), ['q1', 'o1'], ['q1', 'o2'])).toEqual([
			[0, 1],
			[1, 1]
		]);
		expect(choiceOf(asking('times'), ['q1.o1', 'yes'], ['q1.o3', 'if-need-be'])).toEqual([
			'yes',
			null,
			'if-need-be'
		]);
	});

	test('must answer what is required, and leaves out what is optional and empty', () => {
		for (const kind of ['answered', 'marked', 'ranked', 'scored', 'dotted', 'times'] as const) {
			expect(faultsOf(asking(kind))).toEqual({ q1: [{ refusal: 'unanswered' }] });
			expect(read(asking(kind, { required: false }))).toMatchObject({ choices: {}, words: {} });
		}
		expect(read(asking('answered', { required: false }), ['q1', ''])).toMatchObject({
			choices: {}
		});
		expect(read(asking('dotted', { required: false }), ['q1.o1', '0'])).toMatchObject({
			choices: {}
		});
	});

	test('leaves alone what is not of the ballot: a step, a token', () => {
		expect(read(asking('answered'), ['step', 'review'], ['q1', 'no'])).toEqual({
			choices: { q1: 'no' },
			words: {},
			filled: { q1: ['no'] }
		});
	});

	test('keeps what was filled in beside the faults', () => {
		expect(read(asking('ranked'), ['q1.o1', '1e309'], ['q1.o2', '1'])).toEqual({
			faults: { 'q1.o1': [{ refusal: 'not-a-rank', option: 'o1', most: 3 }] },
			filled: { 'q1.o1': ['1e309'], 'q1.o2': ['1'] }
		});
	});
});

describe('A ballot is refused', () => {
	test('with a gap, a repeat or too few in a ranking', () => {
		expect(faultsOf(asking('ranked'), ['q1.o1', '1'], ['q1.o2', '3'])).toEqual({
			q1: [{ refusal: 'rank-skipped', rank: 2 }]
		});
		expect(faultsOf(asking('ranked'), ['q1.o1', '1'], ['q1.o2', '1'])).toEqual({
			q1: [{ refusal: 'rank-shared', rank: 1 }]
		});
		expect(faultsOf(asking('ranked', { least: 2 }), ['q1.o1', '1'])).toEqual({
			q1: [{ refusal: 'too-few', least: 2, given: 1 }]
		});
	});

	test('with options that the question does not have', () => {
		expect(faultsOf(asking('marked'), ['q1', 'castle'])).toEqual({
			q1: [{ refusal: 'unknown-option', option: 'castle' }]
		});
		expect(faultsOf(asking('ranked'), ['q1.o1', '1'], ['q1.castle', '2'])).toEqual({
			'': [{ refusal: 'not-this-form' }]
		});
	});

	test('with scores out of range', () => {
		for (const score of ['6', '-1', '1e309', 'NaN', '4.5', '٣']) {
			expect(faultsOf(asking('scored'), ['q1.o2', score])).toEqual({
				'q1.o2': [{ refusal: 'not-a-score', option: 'o2', lowest: 0, highest: 5 }]
			});
		}
	});

	test('with more dots than given, or a budget over the total', () => {
		expect(faultsOf(asking('dotted'), ['q1.o1', '9'], ['q1.o2', '2'])).toEqual({
			q1: [{ refusal: 'too-many-points', most: 10, given: 11 }]
		});
		expect(faultsOf(asking('budget'), ['q1', 'o1'], ['q1', 'o2'], ['q1', 'o3'])).toEqual({
			q1: [{ refusal: 'over-budget', total: '100000', cost: '1200003/10' }]
		});
		expect(
			faultsOf(asking('budget', { within: false }), ['q1', 'o1'], ['q1', 'o2'], ['q1', 'o3'])
		).toBeUndefined();
	});

	test('when a field came twice, or an option did', () => {
		expect(faultsOf(asking('answered'), ['q1', 'yes'], ['q1', 'no'])).toEqual({
			q1: [{ refusal: 'sent-twice' }]
		});
		expect(faultsOf(asking('scored'), ['q1.o1', '5'], ['q1.o1', '0'])).toEqual({
			'q1.o1': [{ refusal: 'sent-twice' }]
		});
		expect(faultsOf(asking('marked', { most: 3 }), ['q1', 'o1'], ['q1', 'o1'])).toEqual({
			q1: [{ refusal: 'named-twice', option: 'o1' }]
		});
	});

	test('with fields that no question has, whoever made them up', () => {
		const whole = { '': [{ refusal: 'not-this-form' }] };
		for (const name of ['q2', 'q1.', 'q1.o1', 'q1.reason', 'q1.__proto__', 'q']) {
			expect(faultsOf(asking('answered'), ['q1', 'yes'], [name, '1'])).toEqual(whole);
		}
		const named = asking('answered', { id: 'constructor' });
		expect(faultsOf(named, ['constructor', 'yes'], ['constructor.o1', '1'])).toEqual(whole);
	});

	test('with a file where words belong', () => {
		const file = new File(['yes'], 'yes.txt');
		expect(faultsOf(asking('answered'), ['q1', file])).toMatchObject({
			q1: [{ refusal: 'not-text' }, { refusal: 'unanswered' }]
		});
	});

	test('with 10,000 fields, soon and with one fault', () => {
		const many = Array.from({ length: 10_000 }, (_, at) => [`q1.o${at}`, '1'] as const);
		const ballot = read(asking('marked', { most: 3 }), ['q1', 'o1'], ...many);
		expect(ballot).toEqual({
			faults: { '': [{ refusal: 'not-this-form' }] },
			filled: { q1: ['o1'] }
		});
		const marks = Array.from({ length: 10_000 }, (_, at) => ['q1', `o${at}`] as const);
		const marked = read(asking('marked', { most: 3 }), ...marks);
		expect(marked.filled.q1).toHaveLength(3);
		expect('faults' in marked && marked.faults.q1).toContainEqual({ refusal: 'sent-twice' });
	});
});

describe('What is written beside the choices', () => {
	const reasoned = asking('consent', { reason: 'required' });

	test('is a reason where one is asked for', () => {
		const words = (sent: string) => read(reasoned, ['q1', 'agree'], ['q1.reason', sent]);
		expect(words('  It is\r\ntime. ')).toMatchObject({ words: { q1: { reason: 'It is\ntime.' } } });
		expect(words(' ')).toMatchObject({ faults: { 'q1.reason': [{ refusal: 'reason-missing' }] } });
		expect(words('å'.repeat(2001))).toMatchObject({
			faults: { 'q1.reason': [{ refusal: 'too-long', most: 2000 }] }
		});
		expect(words('👍🏽'.repeat(1000))).toMatchObject({ choices: { q1: 'agree' } });
	});

	test('is text, whatever it looks like, and nothing that cannot be kept', () => {
		const words = (sent: string) => read(reasoned, ['q1', 'agree'], ['q1.reason', sent]);
		const html = '<script>alert(1)</script> & "quotes"';
		expect(words(html)).toMatchObject({ words: { q1: { reason: html } } });
		for (const unclean of ['a\u0000b', '\u0007', 'half \ud83d']) {
			expect(words(unclean)).toMatchObject({
				faults: { 'q1.reason': [{ refusal: 'unclean' }] },
				filled: { 'q1.reason': [unclean] }
			});
		}
	});

	test('is no reason for an answer that was not given', () => {
		const optional = asking('answered', { reason: 'optional', required: false });
		expect(faultsOf(optional, ['q1.reason', 'because'])).toEqual({
			'q1.reason': [{ refusal: 'reason-alone' }]
		});
		expect(faultsOf(reasoned, ['q1.reason', 'because'])).toEqual({
			q1: [{ refusal: 'unanswered' }]
		});
	});

	test('is a name with the written-in option, and only with it', () => {
		const options = [
			...optionsNamed('Park', 'Pool'),
			{ id: 'w', name: 'Other', role: 'written-in' }
		];
		const asked = asking('marked', { options });
		expect(read(asked, ['q1', 'w'], ['q1.written-in', ' A  ski \n track '])).toMatchObject({
			choices: { q1: [2] },
			words: { q1: { writtenIn: 'A ski track' } }
		});
		expect(faultsOf(asked, ['q1', 'w'])).toEqual({
			'q1.written-in': [{ refusal: 'written-in-missing' }]
		});
		expect(faultsOf(asked, ['q1', 'o1'], ['q1.written-in', 'A ski track'])).toEqual({
			'q1.written-in': [{ refusal: 'written-in-alone' }]
		});
		expect(faultsOf(asked, ['q1', 'w'], ['q1.written-in', 'x'.repeat(101)])).toEqual({
			'q1.written-in': [{ refusal: 'too-long', most: 100 }]
		});
		const ranked = asking('ranked', { options });
		expect(faultsOf(ranked, ['q1.w', '1'])).toEqual({
			'q1.written-in': [{ refusal: 'written-in-missing' }]
		});
	});

	test('never shares a field with an option, whatever that is called', () => {
		const options = [
			{ id: 'reason', name: 'Reason' },
			{ id: 'written-in', name: 'Other', role: 'written-in' }
		];
		const asked = asking('scored', { options, reason: 'optional' });
		const choices = { q1: [3, 4] };
		const words = { q1: { reason: 'Why not', writtenIn: 'Ski track' } };
		const filled = filledFrom({ questions: [asked] }, choices, words);
		expect(read(asked, ...hiddenFields(filled))).toEqual({ choices, words, filled });
	});
});

describe('A cast ballot', () => {
	test('shown again for a change reads as the same choices and words', () => {
		fc.assert(
			fc.property(castBallots, ({ rules, choices, words }) => {
				const filled = filledFrom(rules, choices, words);
				expect(readBallot(rules, hiddenFields(filled))).toEqual({ choices, words, filled });
			}),
			{ numRuns: 300 }
		);
	});
});

describe('Whatever a form sends', () => {
	test('is a ballot or refused with a fault, never a fault of ours', () => {
		const name = fc.oneof(
			fc.constantFrom(
				'q1',
				'q1.o1',
				'q1.o2',
				'q2',
				'q2.o1',
				'q1.reason',
				'q1.__proto__',
				'__proto__'
			),
			fc.string()
		);
		const value = fc.oneof(
			fc.constantFrom('o1', 'yes', '1', '', '5'),
			fc.string({ unit: 'binary' })
		);
		const kinds = fc.constantFrom(...question.options.map(({ shape }) => shape.kind.value));
		fc.assert(
			fc.property(kinds, kinds, fc.array(fc.tuple(name, value)), (one, other, sent) => {
				const questions = [asking(one, { reason: 'optional' }), asking(other, { id: 'q2' })];
				const ballot = readBallot({ questions }, sent);
				if ('faults' in ballot)
					expect(Object.values(ballot.faults).flat().length).toBeGreaterThan(0);
				else expect(Object.keys(ballot.choices)).toEqual(['q1', 'q2']);
			})
		);
	});
});

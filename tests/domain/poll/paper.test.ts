import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areSamePapers, withoutCounterpart, type TypedPaper } from '#lib/domain/poll/paper.ts';
import { differences, totalsOf } from '#lib/domain/poll/paper-totals.ts';
import { lateForm, namedBy, readLatePerson, writeLatePerson } from '#lib/domain/poll/late.ts';
import { aRanking, aYesNo, harbour, hill, riverside } from '../../support/open-poll.ts';

const paper = (choices: NonNullable<TypedPaper>['choices'], words = {}): TypedPaper => ({
	choices,
	words
});
const anyPaper = fc.constantFrom<TypedPaper>(
	null,
	paper(riverside),
	paper(hill),
	paper(harbour),
	paper({ q1: [[0]] }, { q1: { writtenIn: 'Lake' } })
);

describe('two entries of a batch', () => {
	test('are alike in whatever order the papers were typed', () => {
		fc.assert(
			fc.property(
				fc
					.array(anyPaper, { maxLength: 12 })
					.chain((papers) =>
						fc.tuple(
							fc.constant(papers),
							fc.shuffledSubarray(papers, { minLength: papers.length, maxLength: papers.length })
						)
					),
				([papers, shuffled]) => areSamePapers(papers, shuffled)
			)
		);
	});
	test('name the own papers that the other person did not type, and as many at both', () => {
		fc.assert(
			fc.property(
				fc.array(anyPaper, { minLength: 5, maxLength: 5 }),
				fc.array(anyPaper, { minLength: 5, maxLength: 5 }),
				(one, other) => {
					const [mine, theirs] = [withoutCounterpart(one, other), withoutCounterpart(other, one)];
					expect(mine).toHaveLength(theirs.length);
					expect(mine.length === 0).toBe(areSamePapers(one, other));
				}
			)
		);
		expect(
			withoutCounterpart(
				[paper(hill), paper(riverside), paper(hill)],
				[paper(riverside), paper(hill), paper(harbour)]
			)
		).toEqual([2]);
	});
	test('may spell a name in large or small letters; another name is another vote', () => {
		const named = (writtenIn: string) => [paper({ q1: [[2]] }, { q1: { writtenIn } })];
		expect(areSamePapers(named('Lake Path'), named('lake path'))).toBe(true);
		expect(areSamePapers(named('Lake path'), named('Lane path'))).toBe(false);
	});
	test('may differ in what was written as a reason', () => {
		const reasoned = (reason: string) => [paper(hill, { q1: { reason } })];
		expect(areSamePapers(reasoned('because'), reasoned('becuase'))).toBe(true);
	});
});

describe('the totals of an entry', () => {
	test('say how often each rank was given, and how many papers are invalid', () => {
		expect(totalsOf([aRanking], [paper(riverside), paper(hill), null])).toEqual([
			{ question: 'q1', option: 0, said: 1, number: 1 },
			{ question: 'q1', option: 0, said: 2, number: 1 },
			{ question: 'q1', option: 1, said: 1, number: 1 },
			{ question: 'q1', option: 1, said: 2, number: 1 },
			{ question: 'q1', option: 2, said: 3, number: 1 },
			{ question: null, option: null, said: 'invalid', number: 1 }
		]);
	});
	test('are set side by side where they differ, without saying whose is which', () => {
		const [yes, no] = [paper({ q1: 'yes' }), paper({ q1: 'no' })];
		const expected = [
			{ question: 'q1', option: null, said: 'yes', numbers: [1, 2] },
			{ question: 'q1', option: null, said: 'no', numbers: [0, 1] }
		];
		expect(differences([aYesNo], [yes, yes, null], [yes, no, null])).toEqual(expected);
		const turned = differences([aYesNo], [no, yes, null], [yes, yes, null]);
		expect(turned).toHaveLength(2);
		for (const difference of expected) expect(turned).toContainEqual(difference);
	});
});

describe('whom a roll takes in late', () => {
	test.each([
		['Aino@Example.org', { by: 'email', email: 'aino@example.org' }],
		['a-17', { by: 'number', number: 'A-17' }],
		['Aino', undefined],
		['aino@', undefined]
	])('%s', (typed, named) => {
		expect(namedBy(typed)).toEqual(named);
		if (named) expect(readLatePerson(writeLatePerson(named as never))).toEqual(named);
	});
	test.each(['', 'resident:0', 'resident:1x', 'email:nobody', 'other:12', 'number:none'])(
		'%s is nobody',
		(person) => {
			expect(lateForm.safeParse({ person, why: 'Moved here' }).success).toBe(false);
		}
	);
});

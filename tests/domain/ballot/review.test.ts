import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import type { Choice, Choices } from '#lib/domain/poll/choices.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import type { WrittenWords } from '#lib/domain/poll/words.ts';
import BallotReview from '#lib/ui/poll/BallotReview.svelte';
import { asking, optionsNamed } from '../../support/ballot.ts';
import { wordsOf } from '../../support/form-fields.ts';

function review(asked: Question, choice: Choice | undefined, words: WrittenWords = {}): string {
	const rules = { questions: [asked], language: 'en' };
	const choices: Choices = choice === undefined ? {} : { q1: choice };
	const props = { rules, choices, words, locale: 'en', currency: 'EUR' };
	return render(BallotReview, { props }).body;
}

const said = (...cast: Parameters<typeof review>) =>
	wordsOf(review(...cast)).replace('What comes first? ', '');

describe('What somebody is about to cast', () => {
	test('is said in words, with what is left out', () => {
		expect(said(asking('answered'), 'no')).toBe('No');
		expect(said(asking('consent'), 'block')).toBe('I block the proposal');
		expect(said(asking('marked', { most: 2 }), [0, 2])).toBe('Park Path');
		expect(said(asking('ranked'), [[1], [0]])).toBe('Pool Park Not ranked: Path');
		expect(said(asking('ranked', { shared: true }), [[0, 1], [2]])).toBe('Park and Pool Path');
		expect(said(asking('scored'), [0, 5, null])).toBe('Park: 0 of 5 Pool: 5 of 5 No score: Path');
		expect(said(asking('dotted'), [7, 0, 1])).toBe('Park: 7 points Path: one point');
		expect(
			said(asking('budget'), [
				[0, 1],
				[2, 1]
			])
		).toBe('Park: €40,000.10 Path: €40,000.10 Together: €80,000.20 of €100,000');
		expect(said(asking('times'), ['yes', null, 'if-need-be'])).toBe(
			'Park: Yes Path: If need be No answer: Pool'
		);
		expect(said(asking('answered', { required: false }), undefined)).toBe('Left unanswered');
	});

	test('ranks in a numbered list', () => {
		expect(review(asking('ranked'), [[1], [0]])).toContain('<ol');
		expect(review(asking('marked'), [1])).not.toContain('<ol');
	});

	test('holds the reason and the name written in, as text', () => {
		const options = [
			...optionsNamed('Park', 'Pool'),
			{ id: 'w', name: 'Other', role: 'written-in' }
		];
		const words = { q1: { reason: '<i>Because</i>', writtenIn: '<img src=x>' } };
		const html = review(asking('marked', { options }), [2], words);
		expect(wordsOf(html)).toContain('Other: <img src=x> Why: <i>Because</i>');
		expect(html).not.toContain('<i>');
		expect(html).not.toContain('<img');
	});
});

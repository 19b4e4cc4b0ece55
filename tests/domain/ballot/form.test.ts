import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { readBallot } from '#lib/domain/poll/fill.ts';
import type { BallotFaults } from '#lib/domain/poll/fill/fault.ts';
import { fieldsOf, type Asks, type FilledFields } from '#lib/domain/poll/fill/fields.ts';
import { filledFrom } from '#lib/domain/poll/fill/filled-from.ts';
import { ordersOf } from '#lib/domain/poll/order.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import BallotForm from '#lib/ui/poll/BallotForm.svelte';
import CastBallot from '#lib/ui/poll/CastBallot.svelte';
import { asking, castBallots, optionsNamed } from '../../support/ballot.ts';
import { sentBy, valuesOf, wordsOf } from '../../support/form-fields.ts';

const writtenIn = { id: 'w', name: 'Other', role: 'written-in' };

interface Shown {
	filled?: FilledFields;
	faults?: BallotFaults;
	html?: Record<string, string>;
	language?: string;
}

function formOf(rules: Asks, { filled = {}, faults = {}, html = {}, language = 'en' }: Shown = {}) {
	const props = {
		rules: { ...rules, language, secrecy: 'confidential' as const },
		orders: ordersOf(rules, 'Aino'),
		...{ filled, faults, html },
		...{ locale: 'en', city: 'espoo', currency: 'EUR', action: '?/review' }
	};
	return render(BallotForm, { props }).body;
}

const shown = (asked: Question, more?: Shown) => formOf({ questions: [asked] }, more);

describe('A ballot form without scripts', () => {
	test('has every field that is read, and no other', () => {
		fc.assert(
			fc.property(castBallots, ({ rules }) => {
				const names = new Set(valuesOf(formOf(rules), 'name'));
				expect([...names].sort()).toEqual([...fieldsOf(rules).keys()].sort());
			}),
			{ numRuns: 50 }
		);
	});

	test('shows a cast ballot again, and sends the same', () => {
		fc.assert(
			fc.property(castBallots, ({ rules, choices, words }) => {
				const html = formOf(rules, { filled: filledFrom(rules, choices, words) });
				expect(readBallot(rules, sentBy(html))).toMatchObject({ choices, words });
			}),
			{ numRuns: 100 }
		);
	});

	test('carries it from the review to the casting, and back for a change', () => {
		fc.assert(
			fc.property(castBallots, ({ rules, choices, words }) => {
				const props = {
					filled: filledFrom(rules, choices, words),
					cast: '?/cast',
					change: '?/form'
				};
				const html = render(CastBallot, { props }).body;
				expect(readBallot(rules, sentBy(html))).toMatchObject({ choices, words });
			}),
			{ numRuns: 50 }
		);
	});

	test('has no button that needs scripts, and nothing chosen for anybody', () => {
		fc.assert(
			fc.property(castBallots, ({ rules }) => {
				const html = formOf(rules);
				expect(valuesOf(html, 'type')).not.toContain('button');
				expect(sentBy(html).filter(([, value]) => value !== '')).toEqual([]);
			}),
			{ numRuns: 50 }
		);
	});

	test('names every control once', () => {
		fc.assert(
			fc.property(castBallots, ({ rules }) => {
				const ids = valuesOf(formOf(rules), 'id');
				expect(ids.length).toBe(new Set(ids).size);
			}),
			{ numRuns: 50 }
		);
	});
});

describe('A ballot form with faults', () => {
	const faulty = [
		asking('answered', { id: 'q1', reason: 'required' }),
		asking('marked', { id: 'q2', options: [...optionsNamed('Park', 'Pool'), writtenIn] }),
		asking('ranked', { id: 'q3' }),
		asking('scored', { id: 'q4' }),
		asking('dotted', { id: 'q5' }),
		asking('budget', { id: 'q6' }),
		asking('times', { id: 'q7' })
	];
	const sent = [
		['q1', 'yes'],
		['q2', 'w'],
		['q3.o1', '<b>first</b>'],
		['q4.o1', '9'],
		['q5.o1', '11'],
		['q6', 'o1'],
		['q6', 'o2'],
		['q6', 'o3'],
		['q7.o2', 'perhaps'],
		['q99', 'what']
	] as const;
	const read = readBallot({ questions: faulty }, sent);
	const faults = 'faults' in read ? read.faults : {};
	const html = formOf({ questions: faulty }, { filled: read.filled, faults });

	test('leads from the summary to each field', () => {
		const ids = valuesOf(html, 'id');
		const links = valuesOf(html, 'href').filter((href) => href.startsWith('#'));
		expect(links.length).toBe(Object.values(faults).flat().length - 1);
		for (const link of links) expect(ids).toContain(link.slice(1));
		expect(wordsOf(html)).toContain('does not belong to this poll');
	});

	test('ties each fault to its field', () => {
		const ids = valuesOf(html, 'id');
		const told = valuesOf(html, 'aria-describedby').flatMap((list) => list.split(' '));
		for (const id of told) expect(ids).toContain(id);
		for (const field of Object.keys(faults).filter((name) => name !== ''))
			expect(told).toContain(`${field}-fault`);
	});

	test('keeps what was typed, as text', () => {
		expect(sentBy(html)).toContainEqual(['q3.o1', '<b>first</b>']);
		expect(html).not.toContain('<b>first');
	});
});

describe('A ballot form', () => {
	const plain = optionsNamed('Park', 'Pool').map(({ id, name }) => ({ id, name }));
	const [park, pool] = plain;

	test('says how to answer', () => {
		const said = (asked: Question) => wordsOf(shown(asked));
		expect(said(asking('marked'))).toContain('Choose one.');
		expect(said(asking('marked', { least: 2, most: 2 }))).toContain('Choose exactly 2.');
		expect(said(asking('marked', { least: 0, most: 3 }))).toContain('Choose as many as you like.');
		expect(said(asking('ranked', { most: 2, shared: true }))).toMatch(/Rank up to 2\..*same rank/);
		expect(said(asking('dotted', { mostEach: 4, all: true }))).toContain(
			'You have 10 points. Share them out among the options. At most 4 for one option. Give all of them.'
		);
		expect(said(asking('budget'))).toContain('There is €100,000 to spend.');
		expect(said(asking('times', { required: false }))).toContain(
			'You may leave this question empty.'
		);
	});

	test('tells of an option its cost, picture, text and proposal', () => {
		const picture = { file: '0b9d1d70-5f1f-4b5e-9c6f-2f4e5a8f2a11', alt: 'The pool in July' };
		const options = [
			{ ...park, cost: '1200.50' },
			{ ...pool, picture, proposal: 7 }
		];
		const html = shown(asking('marked', { options }), {
			html: { 'q1.o1': '<p>With <em>trees</em></p>' }
		});
		expect(wordsOf(html)).toContain('Cost: €1,200.50');
		expect(html).toContain('<p>With <em>trees</em></p>');
		expect(html).toContain(`src="/espoo/files/${picture.file}" alt="The pool in July"`);
		expect(valuesOf(html, 'href')).toContain('/espoo/proposals/7');
	});

	test('marks what is in the language of the poll', () => {
		const html = shown(asking('marked', { options: plain }), { language: 'fi' });
		expect(html).toMatch(/<h2 lang="fi"[^>]*>What comes first\?/);
		expect(html).toMatch(/lang="fi"[^>]*>Park</);
		expect(shown(asking('marked', { options: plain }))).not.toContain('lang=');
	});

	test('shows the options in the order of the voter', () => {
		const options = optionsNamed('A', 'B', 'C', 'D', 'E', 'F');
		const rules = { questions: [asking('marked', { options, shuffled: true })] };
		const values = valuesOf(formOf(rules), 'value');
		expect(values).toEqual(ordersOf(rules, 'Aino').q1);
		expect(values).not.toEqual(options.map(({ id }) => id));
	});
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locales } from '#lib/domain/locale.ts';
import { optionsOf } from '#lib/domain/poll/options.ts';
import type { QuestionKind } from '#lib/domain/poll/question.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import { printBallot, type BallotPrinting } from '#lib/server/print/ballot.ts';
import { unprintable } from '#lib/server/print/runs.ts';
import { readPdf } from '../support/pdf.ts';
import { anyRules, named, oneOfEach, rulesOf } from '../support/poll-rules.ts';

const ballot = (rules: PollRules, more: Partial<BallotPrinting> = {}) =>
	printBallot({
		rules,
		city: {
			name: 'City of Espoo',
			accent: '#0050bb',
			timeZone: 'Europe/Helsinki',
			currency: 'EUR'
		},
		locale: 'en',
		now: new Date('2026-11-26T10:00:00Z'),
		large: false,
		...more
	});
const read = async (rules: PollRules, more?: Partial<BallotPrinting>) =>
	readPdf(await ballot(rules, more));

const { marked, ranked, scored, dotted, budget } = oneOfEach;

describe('a paper ballot', () => {
	test('says what it is, in which language, and can be read by a screen reader', async () => {
		const pdf = await read(rulesOf([marked], { title: 'Paths & <parks>' }), { locale: 'sv' });
		expect(pdf.title).toBe('Röstsedel: Paths & <parks>');
		expect(pdf.titleInXml).toBe('Röstsedel: Paths & <parks>');
		expect(pdf.language).toBe('sv');
		const tags = pdf.pages[0]?.tags ?? [];
		expect(tags).toContainEqual({ role: 'H1', lang: 'en' });
		expect(tags.filter(({ role, lang }) => role === 'LI' && lang === 'en')).toHaveLength(3);
	});
	test('is A4, and asks the question, until when and where', async () => {
		const pdf = await read(rulesOf([marked]), { votingPlace: 'Library of Iso Omena' });
		expect(pdf.pages.map(({ width, height }) => [width, height].map(Math.round))).toEqual([
			[595, 842]
		]);
		for (const words of [
			'City of Espoo',
			'The shore path',
			'What about part 1?',
			'Hand the ballot in by Friday, 11 December 2026, 18:00.',
			'Where to hand it in: Library of Iso Omena'
		])
			expect(pdf.text).toContain(words);
	});
	test.each(Object.keys(oneOfEach) as QuestionKind[])(
		'names everything that can be chosen: %s',
		async (kind) => {
			const rules = rulesOf([oneOfEach[kind]]);
			const { text } = await read(rules);
			const asked = rules.questions[0];
			for (const { name } of asked ? optionsOf(asked) : []) expect(text).toContain(name);
			const answers = {
				answered: ['Yes', 'No', 'I abstain'],
				consent: ['I agree', 'I abstain', 'I disagree', 'I block the proposal'],
				scored: ['0', '1', '2', '3', '4', '5'],
				times: ['Yes', 'If need be', 'No'],
				budget: ['€98,000.50', '€500,000']
			} as Partial<Record<QuestionKind, string[]>>;
			for (const answer of answers[kind] ?? []) expect(text).toContain(answer);
		}
	);
	test.each([
		['Mark one box.', marked],
		['Mark one box at most.', { ...marked, least: 0 }],
		['Mark 2 boxes.', { ...marked, least: 2, most: 2 }],
		['Mark 1 to 2 boxes.', { ...marked, most: 2 }],
		['Mark as many boxes as you like.', { ...marked, least: 0, most: 300 }],
		['Mark as many boxes as you like, but at least 1.', { ...marked, most: 3 }],
		['You need not number all of them. Use each number only once.', ranked],
		['Number every option.', { ...ranked, least: 3 }],
		['Number at least 1. Number at most 2.', { ...ranked, least: 1, most: 2 }],
		['may have the same number.', { ...ranked, shared: true }],
		['0 is the worst, 10 is the best.', { ...scored, highest: 10 }],
		['Rows to fill in, at least: 2.', { ...scored, least: 2 }],
		['You have 10 points. ', dotted],
		['For one option: at most 5. You need not give all of them.', dotted],
		['Give all your points.', { ...dotted, all: true }],
		['There is €500,000 to spend.', budget],
		['What you mark may cost €500,000 at most in all.', { ...budget, within: true }],
		['You may leave this question empty.', { ...marked, required: false }],
		['Why? Your reason is part of the answer.', { ...marked, reason: 'required' }]
	])('tells the rule: %s', async (rule, question) => {
		expect((await read(rulesOf([question]))).text).toContain(rule);
	});
	test('says that “none of these” stands alone, and has a line for what is written in', async () => {
		const options = [
			...named('Benches', 'Lamps'),
			{ id: 'w', name: 'Something else', role: 'written-in' },
			{ id: 'none', name: 'None of these', role: 'none' }
		];
		const { text } = await read(rulesOf([{ ...marked, options }]));
		expect(text).toContain('If you mark “None of these”, mark nothing else.');
		expect(text).toContain('Something else None of these');
	});
	test('warns against writing a name, unless names stand beside votes anyway', async () => {
		const nameless = 'Do not write your name on the ballot';
		expect((await read(rulesOf([marked]))).text).toContain(nameless);
		const { text } = await read(rulesOf([marked], { secrecy: 'open' }));
		expect(text).not.toContain(nameless);
		expect(text).toContain('names stand beside votes');
	});
	test('is the same in every copy', async () => {
		const rules = rulesOf(Object.values(oneOfEach));
		expect(await ballot(rules)).toEqual(await ballot(rules));
	});
	test('in large print has nothing below 18 points', async () => {
		const questions = Object.values(oneOfEach).map((question) => ({
			...question,
			reason: 'optional'
		}));
		const { pages } = await read(rulesOf(questions), { large: true });
		expect(Math.min(...pages.flatMap(({ pieces }) => pieces.map(({ size }) => size)))).toBe(18);
	});
});

describe('a long ballot', () => {
	const names = Array.from({ length: 300 }, (_, at) => `Project number ${at + 1} of the list`);

	test.each([false, true])('goes on over pages, each option once (large: %s)', async (large) => {
		const { pages, text } = await read(rulesOf([{ ...marked, options: named(...names) }]), {
			large
		});
		expect(pages.length).toBeGreaterThan(8);
		for (const name of names) expect(text.split(name)).toHaveLength(2);
		for (const [at, page] of pages.entries())
			expect(page.text).toContain(`Page ${at + 1} of ${pages.length}. Hand in all pages together.`);
	});
	test('keeps a short question on one page', async () => {
		const questions = Array.from({ length: 12 }, () => oneOfEach.answered);
		const { pages } = await read(rulesOf(questions));
		for (const { text } of pages)
			expect(text.match(/What about part/g)?.length).toBe(text.match(/I abstain/g)?.length);
	});
	test('breaks a word that is wider than the page', async () => {
		const options = named('Donaudampfschifffahrt'.repeat(9), 'Short');
		const { pages } = await read(rulesOf([{ ...marked, options }]), { large: true });
		const ends = pages.flatMap(({ pieces }) => pieces.map(({ right }) => right));
		expect(Math.max(...ends)).toBeLessThan(540);
		expect(pages.map(({ text }) => text.replaceAll(' ', '')).join('')).toContain(
			'Donaudampfschifffahrt'.repeat(9)
		);
	});
});

describe('letters of other languages', () => {
	test('are printed where a face has them: Sámi, Cyrillic, Greek, Arabic', async () => {
		const options = named('Ŋávdnomeahcci', 'Парк у моря', 'Πάρκο', 'حديقة جديدة');
		const { text } = await read(rulesOf([{ ...marked, options }]));
		for (const { name } of options) expect(text).toContain(name);
	});
	test('are said in Latin letters where none has, and whoever prints can be told before', async () => {
		const options = named('Puisto 🌳', '汉字 ja muuta', '\ue000');
		const { text } = await read(rulesOf([{ ...marked, options }]));
		for (const said of ['Puisto ‹:deciduous_tree:›', '‹HanZi› ja muuta', '‹U+E000›'])
			expect(text).toContain(said);
		expect(unprintable('Puisto 🌳 ja 汉字')).toEqual(['🌳', '汉字']);
		expect(unprintable('Pyöräily, Straße – “гора” حديقة')).toEqual([]);
	});
	test('written from the right begin at the right', async () => {
		const { pages } = await read(rulesOf([marked], { title: 'حديقة', language: 'ar' }));
		const title = pages[0]?.pieces.find(({ size }) => size === 22);
		expect(Math.round(title?.right ?? 0)).toBe(538);
	});
	test('stay within the margin where both directions stand in one line', async () => {
		const title = 'Aa שלום حديقة حديقة Rantaraitti Rantaraitti';
		const question = { ...oneOfEach.answered, title };
		const { pages } = await read(rulesOf([question]), { large: true });
		const ends = pages.flatMap(({ pieces }) => pieces.map(({ right }) => right));
		expect(Math.max(...ends)).toBeLessThan(545);
	});
});

test('any poll can be printed in any language', { timeout: 120_000 }, async () => {
	await fc.assert(
		fc.asyncProperty(
			anyRules,
			fc.constantFrom(...locales),
			fc.boolean(),
			async (rules, locale, large) => {
				const { pages, text } = await read(rules, { locale, large });
				expect(text.length).toBeGreaterThan(100);
				const ends = pages.flatMap(({ pieces }) => pieces.map(({ right }) => right));
				expect(Math.max(...ends)).toBeLessThan(545);
			}
		),
		{ numRuns: 15 }
	);
});

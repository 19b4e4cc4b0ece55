import { describe, expect, test } from 'vitest';
import { chosen, draftSchema, excerptOf, proposalSchema } from '#lib/domain/proposal/writing.ts';

const whole = {
	title: 'A bench at every bus stop on the hill',
	summary: '',
	body: 'My grandmother walks there every day.',
	categoryId: '3',
	neighbourhoodId: '',
	language: 'en',
	base: ''
};
const faults = (value: object) =>
	proposalSchema.safeParse({ ...whole, ...value }).error?.issues.map((issue) => issue.message);

describe('what can be published', () => {
	test('a title of 15 to 150 characters, as people count them', () => {
		expect(faults({ title: 'A short bench' })).toEqual(['too_short:15']);
		expect(faults({ title: 'ä'.repeat(15) })).toBeUndefined();
		expect(faults({ title: '🚲'.repeat(150) })).toBeUndefined();
		expect(faults({ title: 'ä'.repeat(151) })).toEqual(['too_long:150']);
	});
	test('a text; a summary only when there is more to say', () => {
		expect(faults({ body: ' \n ' })).toEqual(['required']);
		expect(faults({ body: 'x'.repeat(20_001) })).toEqual(['too_long:20000']);
		expect(faults({ summary: 'x'.repeat(501) })).toEqual(['too_long:500']);
	});
	test('no NUL, no half of a character, no language that is none', () => {
		expect(faults({ body: 'a\u0000b' })).toEqual(['unclean']);
		expect(faults({ title: 'A bench at every stop \ud800' })).toEqual(['unclean']);
		expect(faults({ language: 'english' })).toEqual(['other']);
		expect(faults({ categoryId: '3; drop' })).toEqual(['other']);
	});
});

test('a draft is kept however little, or too much, is written', () => {
	const kept = { ...whole, title: '', body: 'x'.repeat(25_000) };
	expect(draftSchema.safeParse(kept).success).toBe(true);
});

test('an empty choice is none', () => {
	expect(chosen('')).toBeNull();
	expect(chosen('12')).toBe(12);
});

describe('the first words for a list', () => {
	test('are the summary when there is one', () => {
		expect(excerptOf({ summary: 'Benches, please.', body: 'Long' })).toBe('Benches, please.');
	});
	test('else the text, without the marks of Markdown', () => {
		const body = '## Why\n\n- **Benches** help\n> says [Aino](https://aino.example)\n\n1. *Now*';
		expect(excerptOf({ summary: '', body })).toBe('Why Benches help says Aino Now');
	});
	test('end at a word', () => {
		const said = excerptOf({ summary: 'lorem ipsum, '.repeat(40), body: '' });
		expect(said).toMatch(/ipsum …$|lorem …$/);
		expect(said.length).toBeLessThanOrEqual(222);
	});
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locales } from '#lib/domain/locale.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import { codesOf } from '#lib/server/poll-codes.ts';
import { printLetters, type LettersPrinting } from '#lib/server/print/letters.ts';
import { readPdf } from '../support/pdf.ts';
import { anyRules, oneOfEach, rulesOf } from '../support/poll-rules.ts';

const codes = (count: number) => codesOf('0f'.repeat(32), 12, count);

const letters = (rules: PollRules, more: Partial<LettersPrinting> = {}) =>
	printLetters({
		rules,
		city: { name: 'City of Espoo', accent: '#0050bb', timeZone: 'Europe/Helsinki' },
		locale: 'en',
		now: new Date('2026-11-26T10:00:00Z'),
		codes: codes(3),
		address: 'https://take-part.example/espoo/code',
		voteAddress: (code) => `https://take-part.example/espoo/polls/12/code#${code}`,
		contact: ['Participation team', 'part@espoo.example'],
		...more
	});
const read = async (rules: PollRules, more?: Partial<LettersPrinting>) =>
	readPdf(Buffer.concat(await Array.fromAsync(letters(rules, more))));

const rules = rulesOf(Object.values(oneOfEach));

describe('letters with codes', () => {
	test('have a page for each code, and no code stands on two', async () => {
		const given = [...codes(60)];
		const { pages, title, language } = await read(rules, { codes: given });
		expect([title, language]).toEqual(['Your voting code: The shore path', 'en']);
		expect(pages).toHaveLength(60);
		const printed = pages.map(
			({ text }) =>
				/(?:[0-9A-HJKMNP-TV-Z]{4} ){4}/.exec(text)?.[0].trim().replaceAll(' ', '-') ?? ''
		);
		expect(printed).toEqual(given);
		expect(new Set(printed).size).toBe(60);
	});
	test('say what is asked, until when, how secret, and whom to ask', async () => {
		const { pages } = await read(rules);
		for (const words of [
			'The shore path',
			'Friday, 11 December 2026, 18:00',
			'What about part 1?',
			'and 2 more questions',
			'take-part.example/espoo/code',
			'the link between code and ballot is destroyed',
			'part@espoo.example'
		])
			expect(pages[2]?.text).toContain(words);
	});
	test('explain the secrecy of the poll', async () => {
		const detached = await read(rulesOf([oneOfEach.marked], { secrecy: 'detached' }));
		expect(detached.text).toContain('without any link to this code');
		const open = await read(rulesOf([oneOfEach.marked], { secrecy: 'open' }));
		expect(open.text).toContain('names stand beside votes');
	});
	test('lead by a QR code to the address of their own code', async () => {
		const { pages } = await read(rules);
		for (const [at, code] of [...codes(3)].entries())
			expect(pages[at]?.tags).toContainEqual({
				role: 'Figure',
				alt: `QR code that leads to https://take-part.example/espoo/polls/12/code#${code}`
			});
	});
	test('keep the code out of the window of an envelope', async () => {
		const [code = ''] = codes(1);
		const { pages } = await read(rules);
		const piece = pages[0]?.pieces.find(({ text }) => code.startsWith(text));
		// The middle third of the page, counted from its foot.
		expect(piece?.bottom).toBeGreaterThan(842 / 3);
		expect(piece?.bottom).toBeLessThan((842 * 2) / 3);
	});
	test('are written one by one, as they are asked for', async () => {
		let taken = 0;
		const counted = function* () {
			for (const code of codes(1000)) {
				taken++;
				yield code;
			}
		};
		const parts = letters(rules, { codes: counted() });
		for (let part = 0; part < 5; part++)
			expect((await parts.next()).value?.length).toBeGreaterThan(0);
		expect(taken).toBeLessThan(8);
		await parts.return(undefined);
	});
	test('take codes that come from elsewhere in time', async () => {
		const later = async function* () {
			yield* codes(2);
		};
		expect((await read(rules, { codes: later() })).pages).toHaveLength(2);
	});
	test('are not printed without a code', async () => {
		await expect(read(rules, { codes: [] })).rejects.toThrow(RangeError);
	});
	test('stay on their page whatever a poll says', { timeout: 120_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(anyRules, fc.constantFrom(...locales), async (rules, locale) => {
				const { pages } = await read(rules, { locale, codes: codes(2) });
				expect(pages).toHaveLength(2);
				const pieces = pages.flatMap(({ pieces }) => pieces);
				expect(Math.max(...pieces.map(({ right }) => right))).toBeLessThan(545);
				expect(Math.min(...pieces.map(({ bottom }) => bottom))).toBeGreaterThan(30);
			}),
			{ numRuns: 15 }
		);
	});
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode } from 'uqr';
import { locales } from '#lib/domain/locale.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import { deadline } from '#lib/i18n/dates.ts';
import { printPoster, type PosterPrinting } from '#lib/server/print/poster.ts';
import { qrCode } from '#lib/server/print/qr.ts';
import { readPdf } from '../support/pdf.ts';
import { anyRules, oneOfEach, rulesOf } from '../support/poll-rules.ts';

const address = 'https://take-part.example/espoo/polls/12';

const read = (rules: PollRules, more: Partial<PosterPrinting> = {}) =>
	readPdf(
		printPoster({
			rules,
			city: { name: 'City of Espoo', accent: '#0050bb', timeZone: 'Europe/Helsinki' },
			locale: 'en',
			now: new Date('2026-11-26T10:00:00Z'),
			size: 'A4',
			address,
			names: { group: 'Future workshop', neighbourhoods: [] },
			...more
		})
	);

const rules = rulesOf([oneOfEach.marked, oneOfEach.answered]);

describe('a poster', () => {
	test('says what is asked, until when, who may, and where', async () => {
		const { title, language, pages } = await read(rules, { votingPlace: 'Library of Iso Omena' });
		expect([title, language, pages.length]).toEqual(['The shore path', 'en', 1]);
		for (const words of [
			'City of Espoo',
			'The shore path',
			'What about part 1?',
			'What about part 2?',
			'Friday, 11 December 2026, 18:00',
			'Residents of the city',
			'Library of Iso Omena',
			'take-part.example/espoo/polls/12'
		])
			expect(pages[0]?.text).toContain(words);
		expect(pages[0]?.tags).toContainEqual({
			role: 'Figure',
			alt: `QR code that leads to ${address}`
		});
	});
	test('does not ask twice what its title asks already', async () => {
		const { text } = await read(rulesOf([{ ...oneOfEach.answered, title: 'The shore path' }]));
		expect(text.split('The shore path')).toHaveLength(2);
	});
	test('grows with its paper', async () => {
		const [small, big] = [await read(rules), await read(rules, { size: 'A3' })];
		const [a4, a3] = [small.pages[0], big.pages[0]];
		expect([a3?.width, a3?.height].map((side) => Math.round(side ?? 0))).toEqual([842, 1191]);
		for (const [at, { size, text }] of (a4?.pieces ?? []).entries()) {
			expect(a3?.pieces[at]?.text).toBe(text);
			expect((a3?.pieces[at]?.size ?? 0) / size).toBeCloseTo(Math.SQRT2, 2);
		}
	});
	test('makes a long word smaller rather than breaking it', async () => {
		const title = 'Bürgerbeteiligungshaushaltsplan 2027';
		expect((await read(rulesOf([oneOfEach.marked], { title }))).text).toContain(title);
	});
	test.each([
		[{ kind: 'residents', ageFrom: 16 }, 'Residents of the city, 16 years or older'],
		[{ kind: 'residents', ageTo: 29 }, 'Residents of the city, 29 years or younger'],
		[
			{ kind: 'residents', ageFrom: 16, ageTo: 29, verified: true },
			'Residents of the city, 16 to 29 years old, verified by the city'
		],
		[{ kind: 'group' }, 'Members of the group “Future workshop”'],
		[{ kind: 'list' }, 'People on the roll of this poll'],
		[{ kind: 'codes', count: 300 }, 'Everybody who has received a code']
	])('says who may vote: %o', async (electorate, words) => {
		expect((await read(rulesOf([oneOfEach.marked], { electorate }))).text).toContain(words);
	});
	test('names few neighbourhoods, and counts many', async () => {
		const names = (neighbourhoods: string[]) => ({ names: { group: '', neighbourhoods } });
		expect((await read(rules, names(['Matinkylä', 'Olari']))).text).toContain(
			'Residents of Matinkylä and Olari'
		);
		const many = Array.from({ length: 12 }, (_, at) => `Part ${at}`);
		expect((await read(rules, names(many))).text).toContain('Residents of 12 neighbourhoods');
	});
	test('makes a letter smaller that has to be spelt out', async () => {
		const { pages } = await read(rulesOf([oneOfEach.answered], { title: 'Aa 🌳' }));
		const pieces = pages[0]?.pieces ?? [];
		expect(Math.max(...pieces.map(({ right }) => right))).toBeLessThan(580);
	});
	test('stays on its page whatever a poll says', { timeout: 120_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(anyRules, fc.constantFrom(...locales), async (rules, locale) => {
				const { pages } = await read(rules, { locale });
				expect(pages).toHaveLength(1);
				const pieces = pages[0]?.pieces ?? [];
				expect(Math.max(...pieces.map(({ right }) => right))).toBeLessThan(580);
				expect(Math.min(...pieces.map(({ bottom }) => bottom))).toBeGreaterThan(20);
			}),
			{ numRuns: 15 }
		);
	});
});

test('a QR code is drawn field by field, with a quiet zone of four', () => {
	const { rectangles, field } = qrCode(address);
	const { data, size } = encode(address, { ecc: 'M', boostEcc: true, border: 4 });
	expect(field).toBeCloseTo(1 / size);
	const drawn = data.map((row) => row.map(() => false));
	for (const { x, y, width } of rectangles) {
		const [row, from, to] = [y, x, x + width].map((value) => Math.round(value * size));
		drawn[row ?? 0]?.fill(true, from, to);
	}
	expect(drawn).toEqual(data);
	const edge = [...data.slice(0, 4), ...data.slice(-4), ...data.map((row) => row.slice(0, 4))];
	expect(edge.flat()).not.toContain(true);
});

describe('the end of a poll, on paper', () => {
	test('is said in each language', () => {
		const end = new Date('2026-12-11T16:00:00Z');
		expect(locales.map((locale) => deadline(end, 'Europe/Helsinki', locale))).toEqual([
			'Friday, 11 December 2026, 18:00',
			'perjantaina 11. joulukuuta 2026 klo 18.00',
			'fredag 11 december 2026 kl. 18:00',
			'Freitag, 11. Dezember 2026, 18:00 Uhr'
		]);
	});
	test('at midnight belongs to the day before', () => {
		const midnight = new Date('2026-12-10T22:00:00Z');
		expect(deadline(midnight, 'Europe/Helsinki', 'fi')).toBe(
			'torstaina 10. joulukuuta 2026 klo 24.00'
		);
		expect(deadline(midnight, 'Europe/Helsinki', 'de')).toBe(
			'Donnerstag, 10. Dezember 2026, 24:00 Uhr'
		);
		expect(deadline(new Date('2026-12-10T22:01:00Z'), 'Europe/Helsinki', 'en')).toBe(
			'Friday, 11 December 2026, 00:01'
		);
	});
});

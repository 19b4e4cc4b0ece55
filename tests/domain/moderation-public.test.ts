import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	official,
	officialCells,
	officialFields,
	officialSchema
} from '#lib/domain/moderation/official.ts';
import { isYear, lastTwelveMonths, yearOf, yearsSince } from '#lib/domain/moderation/period.ts';
import {
	accountDecisions,
	contentTypes,
	grounds,
	provisions,
	sourceTypes,
	statementCategories,
	visibilities,
	type Statement
} from '#lib/domain/moderation/statement.ts';
import { leftOut, withoutNames } from '#lib/domain/moderation/without-names.ts';

const moment = fc.date({
	min: new Date('2024-02-17T00:00:00Z'),
	max: new Date('2099-12-31T00:00:00Z'),
	noInvalidDate: true
});
const words = (maxLength: number) =>
	fc.string({ unit: 'grapheme', minLength: 1, maxLength }).filter((text) => text.trim() !== '');

const statements: fc.Arbitrary<Statement> = fc.record({
	puid: fc.uuid(),
	automatedDetection: fc.boolean(),
	visibility: fc.constantFrom(...visibilities),
	provision: fc.option(fc.constantFrom(...provisions)),
	account: fc.option(fc.constantFrom(...accountDecisions)),
	endsAt: fc.option(moment),
	facts: words(5000),
	ground: fc.constantFrom(...grounds),
	groundReference: words(800),
	groundExplanation: words(3000),
	category: fc.constantFrom(...statementCategories),
	contentType: fc.constantFrom(...contentTypes),
	contentLanguage: fc.constantFrom('en', 'fi', 'sv', 'de', 'se', 'smn', 'und'),
	contentDate: moment,
	applicationDate: moment,
	source: fc.constantFrom(...sourceTypes)
});

describe('a statement in the official shape', () => {
	test('has its fields and values, whatever was decided', () => {
		fc.assert(
			fc.property(statements, (statement) => {
				const written = official(statement);
				expect(officialSchema.safeParse(written).error).toBeUndefined();
				expect(Object.keys(written ?? {})).toEqual(officialFields);
				const isIllegal = statement.ground === 'ILLEGAL_CONTENT';
				expect(written?.illegal_content_legal_ground === null).toBe(!isIllegal);
				expect(written?.incompatible_content_ground === null).toBe(isIllegal);
			})
		);
	});

	test('leaves out a language that ISO 639-1 has no letters for', () => {
		fc.assert(
			fc.property(statements, (statement) => {
				const { contentLanguage } = statement;
				const expected = contentLanguage.length === 2 ? contentLanguage.toUpperCase() : null;
				expect(official(statement)?.content_language).toBe(expected);
			})
		);
	});

	test('is not written when it names what the database does not know, or restricts nothing', () => {
		fc.assert(
			fc.property(statements, (statement) => {
				const category = 'RUDENESS' as Statement['category'];
				expect(official({ ...statement, category })).toBeUndefined();
				const nothing = { visibility: null, provision: null, account: null };
				expect(official({ ...statement, ...nothing })).toBeUndefined();
			})
		);
	});

	test('is one cell a field, and the day of its reversal last', () => {
		fc.assert(
			fc.property(statements, (statement) => {
				const written = official(statement);
				if (!written) throw new Error('It is in the official shape.');
				expect(written).not.toHaveProperty('reversed_on');
				const cells = officialCells(written, '2026-11-26');
				expect(cells).toHaveLength(officialFields.length + 1);
				expect(cells.at(-1)).toBe('2026-11-26');
				const scope = cells[officialFields.indexOf('territorial_scope')] ?? '';
				expect(JSON.parse(scope)).toEqual(written.territorial_scope);
			})
		);
	});
});

describe('the name of who wrote a text', () => {
	test.each([
		['Aino wrote that all are fools.', ['Aino'], '[…] wrote that all are fools.'],
		['AINO  Virtanen, again', ['Aino Virtanen'], '[…], again'],
		['What Aino Virtanen calls it', ['Aino', 'Aino Virtanen'], 'What […] calls it'],
		['Åsa (Åsa!) and Åsas', ['Åsa'], '[…] ([…]!) and Åsas'],
		['Pa\u0308ivi said', ['P\u00e4ivi'], '[…] said'],
		['The ainoa of Ainola', ['Aino'], 'The ainoa of Ainola'],
		['It says $1 and a.b', ['a.b', '$1'], 'It says […] and […]'],
		['By *star* himself', ['*star*'], 'By […] himself'],
		['Nothing to find', ['', '  '], 'Nothing to find'],
		['Write to aino.v@koti.example today', [], 'Write to […] today']
	])('is left out of %j', (text, names, expected) => {
		expect(withoutNames(text, names)).toBe(expected);
	});

	test('never stands between other words afterwards, whatever it is', () => {
		const sign = fc.constantFrom(...'aZäÅ0.*+?()[]{}|^$\\/- \u0308ß', '😀');
		const name = fc.string({ unit: sign, minLength: 1, maxLength: 8 }).map((one) => one.trim());
		fc.assert(
			fc.property(
				name.filter((one) => one !== '' && !leftOut.includes(one)),
				(one) => {
					const said = withoutNames(`before: ${one} :after`, [one]);
					expect(said).toBe(`before: ${leftOut} :after`);
				}
			)
		);
	});
});

describe('a period', () => {
	test('of a year begins and ends by the clocks of the city', () => {
		const { since, until } = yearOf('Europe/Helsinki', 2026);
		expect(since?.toISOString()).toBe('2025-12-31T22:00:00.000Z');
		expect(until?.toISOString()).toBe('2026-12-31T22:00:00.000Z');
		expect(yearOf('Europe/Berlin', 2026).until).toEqual(yearOf('Europe/Berlin', 2027).since);
	});

	test('of twelve months ends now', () => {
		const { since, until } = lastTwelveMonths(new Date('2026-11-26T12:00:00Z'));
		expect(since?.toISOString()).toBe('2025-11-26T12:00:00.000Z');
		expect(until).toBeNull();
	});

	test('goes from the year of the first case to this one', () => {
		const now = new Date('2026-12-31T22:30:00Z');
		const first = new Date('2025-06-01T00:00:00Z');
		expect(yearsSince('Europe/Helsinki', first, now)).toEqual([2027, 2026, 2025]);
		expect(yearsSince('UTC', null, now)).toEqual([2026]);
	});

	test('is named by four digits of our centuries', () => {
		expect(['2026', '1999'].every(isYear)).toBe(true);
		expect(['26', '0000', '9999', '20261', '2026 ', ''].some(isYear)).toBe(false);
	});
});

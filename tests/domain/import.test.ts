import { describe, expect, test } from 'vitest';
import { chooseMapping, guessMapping } from '#lib/domain/import/fields.ts';
import { plainText } from '#lib/domain/import/html.ts';
import { readMoment } from '#lib/domain/import/moment.ts';
import { planImport, type PlanSettings } from '#lib/domain/import/plan.ts';
import { readRow, type RowSettings } from '#lib/domain/import/row.ts';
import { stateOf } from '#lib/domain/import/states.ts';

const settings: RowSettings = {
	language: 'fi',
	timeZone: 'Europe/Helsinki',
	now: new Date('2026-11-23T10:00:00Z')
};

describe('which column is what', () => {
	test('a Finnish list by area', () => {
		const columns = 'id,round,title,text,area,district,lat,lon,state,comments,versions,plans';
		expect(guessMapping(columns.split(','))).toEqual({
			id: 'id',
			title: 'title',
			text: 'text',
			neighbourhood: 'district',
			state: 'state'
		});
	});

	test('a Swedish list with a result beside its status', () => {
		const columns =
			'MatterId,MatterTypeId,CreatedAt,OrganizationUnitId,Gäller,Rubrik,Sammanfattning,Slutdatum,Status,Lämnas_till,Resultat,Beslut,Röster,Latitud_WSG84';
		expect(guessMapping(columns.split(','))).toEqual({
			id: 'MatterId',
			title: 'Rubrik',
			summary: 'Sammanfattning',
			category: 'Gäller',
			result: 'Resultat',
			state: 'Status',
			supports: 'Röster',
			created: 'CreatedAt'
		});
	});

	test('a Catalan list with votes', () => {
		const columns =
			'id,code,title,summary,category,subcategory,scope,district,source,official,status,created,author_id,votes,comments,url';
		expect(guessMapping(columns.split(','))).toEqual({
			id: 'id',
			title: 'title',
			summary: 'summary',
			category: 'category',
			neighbourhood: 'district',
			state: 'status',
			supports: 'votes',
			created: 'created'
		});
	});

	test('headings in Finnish, German and Spanish, and nested names', () => {
		expect(guessMapping(['Otsikko', 'Kuvaus', 'Kannatukset'])).toEqual({
			title: 'Otsikko',
			text: 'Kuvaus',
			supports: 'Kannatukset'
		});
		expect(guessMapping(['Überschrift', 'Beschreibung', 'Stadtteil'])).toEqual({
			title: 'Überschrift',
			text: 'Beschreibung',
			neighbourhood: 'Stadtteil'
		});
		expect(guessMapping(['título', 'descripción', 'barrio'])).toEqual({
			title: 'título',
			text: 'descripción',
			neighbourhood: 'barrio'
		});
		expect(guessMapping(['title/ca', 'body/ca', 'category/id', 'category/name/ca'])).toEqual({
			title: 'title/ca',
			text: 'body/ca',
			category: 'category/name/ca'
		});
	});

	test('a wish goes before a guess, and an empty wish leaves a field out', () => {
		const columns = ['title', 'name', 'text'];
		expect(chooseMapping(columns, { title: 'name' })).toEqual({ title: 'name', text: 'text' });
		expect(chooseMapping(columns, { text: '' })).toEqual({ title: 'title' });
	});
});

describe('a row', () => {
	const mapping = {
		id: 'nr',
		title: 'title',
		text: 'text',
		state: 'state',
		result: 'result',
		supports: 'votes',
		created: 'day',
		language: 'lang'
	};
	const read = (cells: Record<string, string>) =>
		readRow({ title: 'A bench', ...cells }, mapping, settings);

	test('is read with everything it brings', () => {
		expect(
			read({
				nr: '7',
				title: ' A  bench\nby the sea ',
				text: 'First\r\nsecond',
				state: 'Hyväksytty',
				votes: '1 234',
				day: '2022-11-19',
				lang: 'sv-FI'
			})
		).toEqual({
			id: '7',
			title: 'A bench by the sea',
			summary: '',
			text: 'First\nsecond',
			language: 'sv',
			category: '',
			neighbourhood: '',
			state: 'accepted',
			unknownState: '',
			supports: 1234,
			created: new Date('2022-11-19T10:00:00Z')
		});
	});

	test.each([
		[{ title: '' }, 'title', 'required', {}],
		[{ title: ' \n ' }, 'title', 'required', {}],
		[{ title: 'x'.repeat(301) }, 'title', 'too_long', { count: 300 }],
		[{ text: 'a\u0000b' }, 'text', 'unclean', {}],
		[{ text: 'a\ud800b' }, 'text', 'unclean', {}],
		[{ votes: 'many' }, 'supports', 'no_number', {}],
		[{ votes: '-3' }, 'supports', 'no_number', {}],
		[{ day: '31.2.2022' }, 'created', 'no_date', {}],
		[{ day: '2030-01-01' }, 'created', 'future', {}],
		[{ lang: 'Finnish' }, 'language', 'no_language', {}]
	])('%j is refused for its %s: %s', (cells, field, reason, details) => {
		expect(read(cells)).toEqual({ faults: [{ field, reason, details }] });
	});

	test('every fault of a row is told at once', () => {
		const row = read({ title: '', votes: 'many' });
		expect('faults' in row && row.faults.map(({ field }) => field)).toEqual(['title', 'supports']);
	});

	test('a title of one letter or of three hundred is taken from elsewhere', () => {
		expect(read({ title: 'x' })).toMatchObject({ title: 'x' });
		expect(read({ title: 'ä'.repeat(300) })).toMatchObject({ title: 'ä'.repeat(300) });
	});

	test('a result counts before the state, and an unknown one is told', () => {
		expect(read({ result: 'Genomförs delvis', state: 'Godkänd arkiverad' })).toMatchObject({
			state: 'accepted-in-part'
		});
		expect(read({ result: '', state: 'Samlar underskrifter' })).toMatchObject({
			state: 'gathering'
		});
		expect(read({ state: 'Godkänd arkiverad' })).toMatchObject({
			state: undefined,
			unknownState: 'Godkänd arkiverad'
		});
	});

	test('HTML becomes the text it shows', () => {
		expect(plainText('<p>One &amp; two</p><ul><li>a</li><li>b</li></ul><p>end</p>')).toBe(
			'One & two\n\n- a\n- b\nend'
		);
		expect(plainText('a < b and b > c')).toBe('a < b and b > c');
	});

	test('every state of our own export is known', () => {
		expect(stateOf('merged')).toBe('withdrawn');
		expect(stateOf('not-city-matter')).toBe('not-city-matter');
		expect(stateOf('threshold-reached')).toBe('threshold-reached');
		expect(stateOf('in-progress')).toBe('in-progress');
	});
});

describe('a moment', () => {
	test.each([
		['2022-11-19T19:39:40', '2022-11-19T17:39:40.000Z'],
		['2022-07-19 19:39', '2022-07-19T16:39:00.000Z'],
		['2022-11-19T19:39:40.250Z', '2022-11-19T19:39:40.250Z'],
		['2022-11-19 19:39:40 +0100', '2022-11-19T18:39:40.000Z'],
		['2022-11-19 19:39:40 UTC', '2022-11-19T19:39:40.000Z'],
		['19.11.2022', '2022-11-19T10:00:00.000Z'],
		['9.1.2022 klo 7', undefined],
		['9.1.2022 7.05', '2022-01-09T05:05:00.000Z'],
		['19/11/2022 07:05', '2022-11-19T05:05:00.000Z'],
		['2022-02-30', undefined],
		['2022-13-01', undefined],
		['yesterday', undefined]
	])('%s in Helsinki is %s', (text, moment) => {
		expect(readMoment(text, 'Europe/Helsinki')?.toISOString()).toBe(moment);
	});
});

describe('a plan', () => {
	const plan = (rows: Record<string, string>[], more: Partial<PlanSettings> = {}) =>
		planImport(
			rows.map((cells, place) => ({ number: place + 2, cells })),
			{
				...settings,
				mapping: { id: 'id', title: 'title', category: 'topic' },
				known: new Set(),
				categories: [{ id: 5, names: { fi: 'Liikenne', sv: 'Trafik' } }],
				neighbourhoods: [],
				makeMissing: false,
				digest: (text) => text,
				...more
			}
		);

	test('tells rows that are ready, known and bad apart', () => {
		const { ready, outcome } = plan(
			[
				{ id: '1', title: 'One' },
				{ id: '2', title: 'Two' },
				{ id: '3', title: '' },
				{ id: '1', title: 'One more' }
			],
			{ known: new Set(['id=2']) }
		);
		expect(ready.map(({ title }) => title)).toEqual(['One']);
		expect(outcome).toMatchObject({ rows: 4, created: 1, already: 1 });
		expect(outcome.bad).toEqual([
			{ number: 4, faults: [{ field: 'title', reason: 'required', details: {} }] },
			{ number: 5, faults: [{ field: 'id', reason: 'repeated', details: { count: 2 } }] }
		]);
	});

	test('a row without an id is known by all that is in it', () => {
		const rows = [{ title: 'One' }, { title: 'One' }, { title: 'Two' }];
		expect(plan(rows).outcome).toMatchObject({ created: 2, bad: [{ number: 3 }] });
	});

	test('a category is found by any of its names, whatever the capitals and marks', () => {
		const { outcome } = plan([
			{ id: '1', title: 'One', topic: 'TRAFIK' },
			{ id: '2', title: 'Two', topic: 'liikenne' },
			{ id: '3', title: 'Three', topic: 'Kultur' },
			{ id: '4', title: 'Four', topic: 'kultur' }
		]);
		expect(outcome.unknownCategories).toEqual([{ word: 'Kultur', rows: 2 }]);
		expect(plan([{ id: '1', title: 'One', topic: 'Kultur' }], { makeMissing: true })).toMatchObject(
			{ newCategories: ['Kultur'], outcome: { madeCategories: 1, unknownCategories: [] } }
		);
	});
});

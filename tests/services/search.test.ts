import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { indexContent } from '#lib/server/queries/search/index-content.ts';
import { matchingContent, searchPlan } from '#lib/server/queries/search.ts';
import { aCity } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let db: Db;
let espoo: City;

beforeAll(async () => {
	database = await freshDatabase();
	db = database.db;
	espoo = await aCity(db);
	await write(
		espoo,
		'fi',
		'Valaistu pyörätie Otaniemeen',
		'Pimeällä pyörätiellä sattuu vahinkoja.'
	);
	await write(
		espoo,
		'fi',
		'Lisää penkkejä leikkipuistoon',
		'Vanhemmat istuvat nyt kadun reunassa.'
	);
	await write(espoo, 'fi', 'Kirjaston aukioloajat', 'Kirjasto auki myös sunnuntaisin.');
	await write(espoo, 'sv', 'Fler cykelbanor längs stranden', 'Barnen cyklar till skolan.');
	await write(
		espoo,
		'de',
		'Mehr Bäume für den Spielplatz',
		'Fußgänger und Radfahrer brauchen Schatten.'
	);
	await write(espoo, 'de', 'Fahrradwege am Fluss', 'Ein breiter Weg.');
	await write(espoo, 'en', 'Longer opening hours for libraries', 'Families come after work.');
	await write(espoo, 'ca', 'Carrils bici al passeig', 'Connectar els barris.');
});

afterAll(() => database.drop());

describe('Finnish', () => {
	test.each(['pyörätie', 'pyöräteit', 'pyoratie', 'PYÖRÄTIELLÄ', 'pyörätien', 'pyörä'])(
		'%s finds the pyörätie',
		async (question) => {
			expect(await find(question)).toContain('Valaistu pyörätie Otaniemeen');
		}
	);

	test.each(['kirjastossa', 'kirjastoon', 'kirjsato', 'kirjastto'])(
		'%s finds the library',
		async (question) => {
			expect(await find(question)).toEqual(['Kirjaston aukioloajat']);
		}
	);

	test('a part of a compound finds it, from the beginning or from within', async () => {
		expect(await find('leikki')).toEqual(['Lisää penkkejä leikkipuistoon']);
		expect(await find('puistot')).toEqual(['Lisää penkkejä leikkipuistoon']);
	});

	test('a strong grade finds the weak one', async () => {
		expect(await find('katu')).toEqual(['Lisää penkkejä leikkipuistoon']);
	});
});

describe('Swedish, German, English and any other language', () => {
	test.each(['cykelbana', 'cykelbanan', 'cykelbanorna', 'cykelbnor'])(
		'%s finds the cycle paths',
		async (question) => {
			expect(await find(question)).toEqual(['Fler cykelbanor längs stranden']);
		}
	);

	test.each(['Baum', 'Bäumen', 'baume', 'Spielplätze', 'Fussgänger', 'Fussgaenger', 'Schaten'])(
		'%s finds the playground',
		async (question) => {
			expect(await find(question)).toEqual(['Mehr Bäume für den Spielplatz']);
		}
	);

	test('a German compound is found by its last part', async () => {
		expect(await find('Radweg')).toEqual(['Fahrradwege am Fluss']);
	});

	test.each(['library', 'libraries', 'libary', 'family library'])(
		'%s finds the libraries',
		async (question) => {
			expect(await find(question)).toEqual(['Longer opening hours for libraries']);
		}
	);

	test.each(['carril', 'carrils', 'carrlis bici'])(
		'%s finds the Catalan text',
		async (question) => {
			expect(await find(question)).toEqual(['Carrils bici al passeig']);
		}
	);
});

describe('what is asked', () => {
	test('every word must be found', async () => {
		expect(await find('kirjasto sunnuntaisin')).toHaveLength(1);
		expect(await find('kirjasto cykelbana')).toEqual([]);
	});

	test('words that say nothing are not demanded', async () => {
		expect(await find('the libraries')).toEqual(['Longer opening hours for libraries']);
		expect(await find('och cykelbanor')).toEqual(['Fler cykelbanor längs stranden']);
	});

	test('a question of nothing but such words is taken at its word', async () => {
		expect(await find('ja')).toEqual([]);
		expect(await searchPlan(db, espoo.id, 'ja')).toBeDefined();
	});

	test.each(['', '   ', '!?', '& | ! <-> :*', '\u0000'])(
		'a question without a word (%j) asks for nothing',
		async (question) => {
			expect(await searchPlan(db, espoo.id, question)).toBeUndefined();
		}
	);

	test('nonsense finds nothing', async () => {
		expect(await find('xqzzwv')).toEqual([]);
		expect(await find('kirjasto xqzzwv')).toEqual([]);
	});

	test.each([
		"kirjasto' | 'skolan",
		'kirjasto & !aukioloajat',
		"kirjasto'); drop table search_word; --",
		'kirjasto:* <-> \\',
		'"kirjaston"'
	])('signs mean nothing: %s', async (question) => {
		const found = await find(question);
		expect(found).not.toContain('Fler cykelbanor längs stranden');
		expect(await find('kirjasto')).toHaveLength(1);
	});

	test('the two hundredth letter is the last that is read', async () => {
		expect(await find('kirjasto'.padEnd(200) + 'xqzzwv')).toHaveLength(1);
		expect(await find('kirjasto'.padEnd(199, ',') + '\u{1f600}xqzzwv'.repeat(500))).toHaveLength(1);
	});
});

describe('order and borders', () => {
	test('a title ranks before a text, and the word itself before one like it', async () => {
		const city = await aCity(db);
		await write(city, 'sv', 'Parkeringsplatser vid stationen', 'Många bilar.');
		await write(city, 'sv', 'Ljus vid stationen', 'Lampor i parken.');
		await write(city, 'sv', 'En park för alla', 'Grönt mitt i stan.');
		expect(await find('park', city)).toEqual([
			'En park för alla',
			'Ljus vid stationen',
			'Parkeringsplatser vid stationen'
		]);
	});

	test('a text that was changed is found by its new words alone', async () => {
		const city = await aCity(db);
		const id = await write(city, 'en', 'A bench', '');
		await indexContent(db, { ...text(id, 'en', 'A fountain', ''), cityId: city.id });
		expect(await find('bench', city)).toEqual([]);
		expect(await found('fountain', city)).toEqual([id]);
	});

	test('the words and texts of one city are not found in another', async () => {
		const umea = await aCity(db);
		await write(umea, 'sv', 'Skidspår i Vindelälven', '');
		expect(await found('skidspår', espoo)).toEqual([]);
		expect(await found('cykelbana', umea)).toEqual([]);
		expect((await searchPlan(db, espoo.id, 'skidspår'))?.wanted).toBe('');
	});

	test('two who write the same new words at once both succeed', async () => {
		const city = await aCity(db);
		const words = Array.from({ length: 60 }, (_, number) => `ord${number}`);
		await Promise.all(
			Array.from({ length: 8 }, (_, writer) =>
				write(city, 'sv', (writer % 2 ? words : words.toReversed()).join(' '), '')
			)
		);
		expect(await found('ord7', city)).toHaveLength(8);
	});
});

const titles = new Map<number, string>();

async function find(question: string, city = espoo): Promise<(string | undefined)[]> {
	return (await found(question, city)).map((id) => titles.get(id));
}

async function found(question: string, city: City): Promise<number[]> {
	const plan = await searchPlan(db, city.id, question);
	if (!plan) throw new Error('Nothing was asked.');
	const rows = await matchingContent(db, city.id, plan)
		.orderBy('rank', 'desc')
		.orderBy('content_id')
		.execute();
	return rows.map(({ content_id }) => content_id);
}

async function write(city: City, language: TextLanguage, title: string, body: string) {
	return db.transaction().execute(async (trx) => {
		const { id } = await trx
			.insertInto('content')
			.values({ city_id: city.id, kind: 'proposal', language })
			.returning('id')
			.executeTakeFirstOrThrow();
		await indexContent(trx, { ...text(id, language, title, body), cityId: city.id });
		return id;
	});
}

function text(id: number, language: TextLanguage, title: string, body: string) {
	titles.set(id, title);
	return { contentId: id, kind: 'proposal', language, title, summary: '', body } as const;
}

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Invalid } from '#lib/domain/errors.ts';
import { fieldsOf, type Words } from '#lib/domain/words.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import {
	announcedDays,
	publishRules,
	readRules,
	readRulesChange
} from '#lib/server/services/conduct-rules.ts';
import { stopFollowing } from '#lib/server/services/follows.ts';
import { readBell, readNotifications } from '#lib/server/services/notifications/reading.ts';
import { aCity, aMonday, asVisitor, resident } from '../support/city.ts';
import { crowd } from '../support/crowd.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import {
	addressOf,
	bellOf,
	chooses,
	lettersToFollowers,
	tellAll
} from '../support/notifications.ts';
import { statementsOf } from '../support/statements.ts';

let fresh: FreshDatabase;
let db: Db;
let city: City;
let kaarina: Context;
let aino: Context;
let visitor: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
});
afterAll(() => fresh.drop());
beforeEach(async () => {
	city = await aCity(db);
	kaarina = await resident(db, city, 'Kaarina', { role: 'admin' });
	aino = await resident(db, city, 'Aino');
	visitor = asVisitor(db, city);
});

const days = (context: Context, days: number): Context => ({
	...context,
	now: new Date(aMonday.getTime() + days * 86_400_000)
});
const written = (version: number, texts: Words, changes: Words = {}) => ({
	version,
	...fieldsOf(texts, 'text'),
	...fieldsOf(changes, 'changes')
});
const kinder = { fi: 'Uutta: ole ystävällinen.', en: 'New: be kind.' };

/** The first version on the day before, the second on the day that is given. */
async function changed(day = 0): Promise<void> {
	await publishRules(days(kaarina, day - 1), written(0, { fi: 'Yksi', en: 'One' }));
	await publishRules(days(kaarina, day), written(1, { fi: 'Kaksi', en: 'Two' }, kinder));
}

describe('a version of the rules', () => {
	test('says from the second on what it changes, in every language in which it is written', async () => {
		await publishRules(kaarina, written(0, { fi: 'Yksi' }));
		await expect(publishRules(kaarina, written(1, { fi: 'Kaksi' }))).rejects.toThrow(
			new Invalid('rules_change_missing', 'changes_fi')
		);
		const both = { fi: 'Kaksi', en: 'Two' };
		await expect(publishRules(kaarina, written(1, both, { fi: 'Uutta.' }))).rejects.toThrow(
			new Invalid('rules_change_missing', 'changes_en')
		);
		await publishRules(kaarina, written(1, both, kinder));
		expect((await readRules(visitor)).rules?.version).toBe(2);
	});
	test('that the city offers no more asks for no change in that language', async () => {
		await publishRules(kaarina, written(0, { fi: 'Yksi' }));
		await publishRules(kaarina, written(1, { fi: 'Kaksi', de: 'Zwei' }, { fi: 'Uutta.' }));
		expect((await readRules(visitor)).rules?.version).toBe(2);
	});
	test('cannot stand in the table without what it changed', async () => {
		await changed();
		const silent = db
			.insertInto('conduct_rules')
			.values({ city_id: city.id, version: 3, texts: '{}' })
			.execute();
		await expect(silent).rejects.toThrow('conduct_rules_say_what_changed');
	});
	test('is listed with how long it stood and what it changed, in the language of the page or the nearest', async () => {
		await changed();
		const { versions } = await readRules({ ...visitor, locale: 'sv' });
		expect(versions).toEqual([
			{ version: 2, since: aMonday, until: null, changes: { text: kinder.fi, lang: 'fi' } },
			{
				version: 1,
				since: days(visitor, -1).now,
				until: aMonday,
				changes: { text: '', lang: 'sv' }
			}
		]);
		expect(await statementsOf(visitor, (context) => readRules(context, 1))).toBe(2);
	});
});

describe('a change of the rules', () => {
	test('stands on the front page for thirty days', async () => {
		await publishRules(days(kaarina, -1), written(0, { en: 'One' }));
		expect(await readRulesChange(visitor)).toBeUndefined();
		await publishRules(kaarina, written(1, { en: 'Two' }, { en: 'New: be kind.' }));
		const change = { at: aMonday, changes: { text: 'New: be kind.', lang: 'en' } };
		expect(await readRulesChange(visitor)).toEqual(change);
		expect(await readRulesChange(days(visitor, announcedDays))).toEqual(change);
		expect(await readRulesChange(days(visitor, announcedDays + 1))).toBeUndefined();
		expect(await readRulesChange(asVisitor(db, await aCity(db)))).toBeUndefined();
	});
	test('is told to every resident of the city once, whatever they follow, and not to who made it', async () => {
		const elsewhere = await resident(db, await aCity(db), 'Otto');
		await stopFollowing(aino, { kind: 'city', id: city.id });
		await chooses(aino, { off: ['rules changed'] });
		await changed();
		const news = ['rules changed: New: be kind.'];
		expect(await bellOf(aino)).toEqual(news);
		expect(await bellOf(kaarina)).toEqual([]);
		expect(await bellOf(elsewhere)).toEqual([]);
		await publishRules(days(kaarina, 1), written(2, { en: 'Three' }, { en: 'Shorter.' }));
		expect(await bellOf(aino)).toEqual(['rules changed: Shorter.', ...news]);
	});
	test('reads in each reader’s language, and leads to the rules', async () => {
		await changed();
		await tellAll(db);
		const { notifications } = await readNotifications({ ...aino, locale: 'fi' });
		expect(notifications).toMatchObject([
			{ title: kinder.fi, language: 'fi', contentKind: null, groupId: null }
		]);
	});
	test('is read by who opens the rules', async () => {
		await changed();
		await tellAll(db);
		expect(await readBell(aino)).toMatchObject({ unread: 1 });
		expect(await readBell(aino, { groupId: 1 })).toMatchObject({ unread: 1 });
		expect(await readBell(aino, { rules: true })).toMatchObject({ unread: 0 });
	});
	test('goes by mail in the rhythm that each one chose, and not to who wants none', async () => {
		await chooses(aino, { rhythm: 'at-once' });
		const bertil = await chooses(await resident(db, city, 'Bertil'), { rhythm: 'never' });
		const maija = await chooses(await resident(db, city, 'Maija'), { rhythm: 'daily', hour: 17 });
		for (const person of [aino, maija]) await stopFollowing(person, { kind: 'city', id: city.id });
		await changed();
		const atOnce = await lettersToFollowers(db, aMonday);
		expect(atOnce.map(({ to }) => to)).toEqual([await addressOf(aino)]);
		expect(atOnce[0]?.subject).toBe('The rules of conduct changed: New: be kind.');
		expect(atOnce[0]?.text).toContain('when the rules change, everybody is told');
		expect(atOnce[0]?.text).toContain(`/${city.slug}/rules`);
		const daily = await lettersToFollowers(db, days(visitor, 1).now);
		const to = (address: string) => daily.filter((letter) => letter.to === address);
		const [letter] = to(await addressOf(maija));
		expect(letter?.text).toContain('New: be kind.');
		expect(letter?.text).toContain('when the rules change, everybody is told');
		expect(to(await addressOf(bertil))).toEqual([]);
	});
	test('is told batch by batch, each of them as short as the first', async () => {
		await crowd(db, city, 25);
		await changed();
		expect(await tellAll(db, { size: 10 })).toBe(3);
		const { rows } = await sql<{ told: number }>`
			select count(*) as told from delivery
			where city_id = ${city.id} and channel = 'app'`.execute(db);
		expect(rows).toEqual([{ told: 26 }]);
	});
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { residentId } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import type { ContactInput } from '#lib/domain/contact-point.ts';
import { Conflict, Forbidden, Invalid, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { cityBySlug } from '#lib/server/queries/cities.ts';
import { activityOnAPage, readActivity } from '#lib/server/services/activity.ts';
import * as categories from '#lib/server/services/categories.ts';
import {
	changeAccent,
	editCity,
	editContact,
	readCitySettings
} from '#lib/server/services/city-settings.ts';
import {
	openRulesForEditing,
	publishRules,
	readRules
} from '#lib/server/services/conduct-rules.ts';
import * as neighbourhoods from '#lib/server/services/neighbourhoods.ts';
import { changeRole, listResidents, residentsOnAPage } from '#lib/server/services/residents.ts';
import { fieldsOf, type Words } from '#lib/domain/words.ts';
import { aCity, again, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { accountOf, aGroup } from '../support/group.ts';

let database: FreshDatabase;
let city: City;
let kaarina: Context, fatima: Context, visitor: Context;

beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	const { db } = database;
	city = await aCity(db);
	kaarina = await resident(db, city, 'Kaarina', { role: 'admin' });
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	visitor = asVisitor(db, city);
});
afterAll(() => database.drop());

const now = async () => (await cityBySlug(database.db, city.slug)) as City;
const named = (fi: string, sv = '') => fieldsOf({ fi, sv }, 'name');
const rules = (fi: string, version: number, changes: Words = {}) => ({
	...fieldsOf({ fi }, 'text'),
	...fieldsOf(changes, 'changes'),
	version
});
const settings = {
	...named('Uusi Espoo', 'Nya Esbo'),
	...fieldsOf({ fi: 'Tervetuloa.' }, 'welcome'),
	locales: ['fi', 'sv'] as ('fi' | 'sv')[],
	firstLocale: 'sv' as const,
	currency: 'SEK' as const,
	timeZone: 'Europe/Stockholm',
	offersTranslation: true
};

const contact: ContactInput = {
	email: 'osallistu@espoo.example',
	form: 'https://espoo.example/palaute',
	...fieldsOf({ fi: 'Neuvonta' }, 'contact'),
	authoritiesEmail: 'viranomaiset@espoo.example',
	authoritiesLanguages: ['fi', 'sv', 'en']
};

describe('the settings of a city', () => {
	test('are changed by its admins, each change with a line in the log', async () => {
		await editCity(kaarina, settings);
		await changeAccent(kaarina, { accent: '#b3261e' });
		await editContact(kaarina, contact);
		expect(await now()).toMatchObject({
			names: { fi: 'Uusi Espoo', sv: 'Nya Esbo' },
			welcome: { fi: 'Tervetuloa.' },
			locales: ['sv', 'fi'],
			timeZone: 'Europe/Stockholm',
			offersTranslation: true,
			accent: '#b3261e',
			contactEmail: 'osallistu@espoo.example',
			contact: { fi: 'Neuvonta' },
			contactForm: 'https://espoo.example/palaute',
			authoritiesEmail: 'viranomaiset@espoo.example',
			authoritiesLanguages: ['fi', 'sv', 'en']
		});
		const { entries } = await readActivity(fatima);
		expect(entries.map((entry) => [entry.verb, entry.actorName])).toEqual([
			['edit contact', 'Kaarina'],
			['change accent', 'Kaarina'],
			['edit city', 'Kaarina']
		]);
	});
	test('let go of a contact point that is taken away', async () => {
		await editContact(kaarina, contact);
		const none = { form: '', authoritiesEmail: '', authoritiesLanguages: [] };
		await editContact(kaarina, { ...contact, ...none });
		expect(await now()).toMatchObject({
			contactEmail: 'osallistu@espoo.example',
			contactForm: null,
			authoritiesEmail: null,
			authoritiesLanguages: []
		});
	});
	test('are not for facilitators, and visitors are asked to sign in', async () => {
		for (const [who, refusal] of [
			[fatima, Forbidden],
			[visitor, SignInRequired]
		] as const) {
			await expect(readCitySettings(who)).rejects.toThrow(refusal);
			await expect(editCity(who, settings)).rejects.toThrow(refusal);
			await expect(changeAccent(who, { accent: '#000000' })).rejects.toThrow(refusal);
			await expect(editContact(who, contact)).rejects.toThrow(refusal);
			await expect(openRulesForEditing(who)).rejects.toThrow(refusal);
			await expect(publishRules(who, rules('x', 0))).rejects.toThrow(refusal);
			await expect(categories.listCategories(who)).rejects.toThrow(refusal);
			await expect(categories.readCategory(who, 1)).rejects.toThrow(refusal);
			await expect(neighbourhoods.listNeighbourhoods(who)).rejects.toThrow(refusal);
			await expect(neighbourhoods.readNeighbourhood(who, 1)).rejects.toThrow(refusal);
			await expect(neighbourhoods.addNeighbourhoods(who, 'Olari')).rejects.toThrow(refusal);
			await expect(neighbourhoods.sortNeighbourhoods(who)).rejects.toThrow(refusal);
			await expect(listResidents(who, { search: '' })).rejects.toThrow(refusal);
			await expect(changeRole(who, 1, 'admin')).rejects.toThrow(refusal);
		}
		await expect(readActivity(visitor)).rejects.toThrow(SignInRequired);
		await expect(readActivity(await resident(database.db, city, 'Otto'))).rejects.toThrow(
			Forbidden
		);
	});
});

describe('the rules of conduct', () => {
	test('are not there until the city writes some', async () => {
		expect(await readRules(visitor)).toEqual({ rules: undefined, versions: [] });
		expect(await openRulesForEditing(kaarina)).toEqual({
			version: 0,
			texts: {},
			versions: []
		});
	});
	test('are read in the language of the page, or the nearest', async () => {
		await publishRules(kaarina, rules('# Ole ystävällinen', 0));
		expect((await readRules({ ...visitor, locale: 'sv' })).rules).toMatchObject({
			version: 1,
			html: '<h2>Ole ystävällinen</h2>',
			lang: 'fi'
		});
	});
	test('keep every version', async () => {
		await publishRules(kaarina, rules('Ensimmäiset', 0));
		await publishRules(kaarina, rules('Toiset', 1, { fi: 'Uusi teksti.' }));
		expect((await readRules(visitor)).rules).toMatchObject({
			version: 2,
			html: '<p>Toiset</p>'
		});
		expect((await readRules(visitor, 1)).rules).toMatchObject({
			newest: 2,
			html: '<p>Ensimmäiset</p>'
		});
		await expect(readRules(visitor, 3)).rejects.toThrow(NotFound);
		expect((await openRulesForEditing(kaarina)).versions).toMatchObject([
			{ version: 2, publishedBy: 'Kaarina' },
			{ version: 1, publishedBy: 'Kaarina' }
		]);
	});
	test('of two admins at once the first publishes, the other is told', async () => {
		const results = await Promise.allSettled(
			['A', 'B', 'C'].map((text) => publishRules(kaarina, rules(text, 0)))
		);
		expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
		await expect(publishRules(kaarina, rules('D', 0))).rejects.toThrow(
			new Conflict('rules_changed')
		);
		await expect(publishRules(kaarina, rules('', 1))).rejects.toThrow(
			new Invalid('rules_missing', 'text_fi')
		);
	});
});

describe('categories', () => {
	const add = (fi: string) => categories.addCategory(kaarina, { ...named(fi), icon: 'nature' });
	const list = async () =>
		(await categories.listCategories(kaarina)).map(({ names, retired }) =>
			retired ? `(${names.fi})` : names.fi
		);
	const idOf = async (name: string) =>
		(await categories.listCategories(kaarina)).find(({ names }) => names.fi === name)?.id ?? 0;

	test('are added at the end, renamed, and moved by one place', async () => {
		for (const name of ['Liikenne', 'Luonto', 'Ruoka']) await add(name);
		await categories.moveCategory(kaarina, await idOf('Ruoka'), 'up');
		await categories.moveCategory(kaarina, await idOf('Liikenne'), 'up');
		const renamed = { ...named('Liikkuminen', 'Trafik'), icon: 'bicycle' } as const;
		await categories.editCategory(kaarina, await idOf('Liikenne'), renamed);
		expect(await list()).toEqual(['Liikkuminen', 'Ruoka', 'Luonto']);
		expect(await categories.readCategory(kaarina, await idOf('Liikkuminen'))).toMatchObject({
			names: { fi: 'Liikkuminen', sv: 'Trafik' },
			icon: 'bicycle'
		});
	});
	test('are retired and offered again', async () => {
		for (const name of ['Liikenne', 'Luonto']) await add(name);
		await categories.retireCategory(kaarina, await idOf('Liikenne'));
		expect(await list()).toEqual(['Luonto', '(Liikenne)']);
		await categories.restoreCategory(kaarina, await idOf('Liikenne'));
		expect(await list()).toEqual(['Liikenne', 'Luonto']);
	});
	test('moved by two at once stay a whole list', async () => {
		for (const name of ['A', 'B', 'C', 'D']) await add(name);
		const [b, c] = [await idOf('B'), await idOf('C')];
		const moves = [b, c, b, c, b, c, b, c].map((id) => categories.moveCategory(kaarina, id, 'up'));
		await Promise.all(moves);
		expect((await list()).sort()).toEqual(['A', 'B', 'C', 'D']);
	});
	test('have a name in the first language of the city', async () => {
		await expect(
			categories.addCategory(kaarina, { ...named('', 'Trafik'), icon: 'nature' })
		).rejects.toThrow(new Invalid('first_name_missing', 'name_fi'));
	});
	test('of another city are not there', async () => {
		await add('Liikenne');
		const id = await idOf('Liikenne');
		const elsa = await resident(database.db, await aCity(database.db), 'Elsa', { role: 'admin' });
		expect(await categories.listCategories(elsa)).toEqual([]);
		await expect(categories.readCategory(elsa, id)).rejects.toThrow(NotFound);
		await expect(
			categories.editCategory(elsa, id, { ...named('x'), icon: 'nature' })
		).rejects.toThrow(NotFound);
		await expect(categories.moveCategory(elsa, id, 'up')).rejects.toThrow(NotFound);
		await expect(categories.retireCategory(elsa, id)).rejects.toThrow(NotFound);
		await expect(categories.restoreCategory(elsa, id)).rejects.toThrow(NotFound);
	});
});

describe('neighbourhoods', () => {
	const list = async () =>
		(await neighbourhoods.listNeighbourhoods(kaarina)).map(({ names }) => names.fi);

	test('are pasted as lines; those that are there already are not added again', async () => {
		expect(
			await neighbourhoods.addNeighbourhoods(kaarina, 'Tapiola;Hagalund\nOlari;Olars')
		).toEqual({
			added: 2,
			known: 0
		});
		expect(await neighbourhoods.addNeighbourhoods(kaarina, 'olari\nÄijälä')).toEqual({
			added: 1,
			known: 1
		});
		expect(await list()).toEqual(['Tapiola', 'Olari', 'Äijälä']);
	});
	test('pasted by two at once are there once', async () => {
		await neighbourhoods.addNeighbourhoods(kaarina, 'Tapiola');
		await Promise.all([1, 2].map(() => neighbourhoods.addNeighbourhoods(kaarina, 'Olari\nSoukka')));
		expect((await list()).sort()).toEqual(['Olari', 'Soukka', 'Tapiola']);
	});
	test('one bad line and none is added', async () => {
		await expect(neighbourhoods.addNeighbourhoods(kaarina, 'Olari\n;Esbo')).rejects.toThrow(
			new Invalid('lines', 'lines', { count: 1 })
		);
		expect(await list()).toEqual([]);
	});
	test('are sorted as the city sorts: å, ä and ö after z', async () => {
		await neighbourhoods.addNeighbourhoods(kaarina, 'Äijälä\nZenit\nAlue 10\nAlue 9');
		await neighbourhoods.sortNeighbourhoods(kaarina);
		expect(await list()).toEqual(['Alue 9', 'Alue 10', 'Zenit', 'Äijälä']);
	});
	test('are renamed, moved and retired one by one', async () => {
		await neighbourhoods.addNeighbourhoods(kaarina, 'Olari\nSoukka');
		const [olari] = await neighbourhoods.listNeighbourhoods(kaarina);
		const id = olari?.id ?? 0;
		await neighbourhoods.editNeighbourhood(kaarina, id, named('Iso Olari'));
		await neighbourhoods.moveNeighbourhood(kaarina, id, 'down');
		expect(await list()).toEqual(['Soukka', 'Iso Olari']);
		await neighbourhoods.retireNeighbourhood(kaarina, id);
		expect(await neighbourhoods.readNeighbourhood(kaarina, id)).toMatchObject({ retired: true });
		await neighbourhoods.restoreNeighbourhood(kaarina, id);
		expect(await neighbourhoods.readNeighbourhood(kaarina, id)).toMatchObject({ retired: false });
	});
});

describe('the residents of a city', () => {
	test('are found by a part of the name or the whole address, in pages', async () => {
		for (let n = 0; n <= residentsOnAPage; n++)
			await resident(database.db, city, `Person ${String(n).padStart(2, '0')}`);
		const first = await listResidents(kaarina, { search: 'person' });
		const second = await listResidents(kaarina, { search: 'person', after: first.next ?? 0 });
		expect([first.residents.length, second.residents.length]).toEqual([residentsOnAPage, 1]);
		const email = first.residents[7]?.email ?? '';
		const found = await listResidents(kaarina, { search: email });
		expect(found.residents.map((one) => one.displayName)).toEqual(['Person 07']);
		expect((await listResidents(kaarina, { search: '', role: 'admin' })).residents).toHaveLength(1);
	});
	test('get another role from an admin, and the log tells from what to what', async () => {
		const otto = await resident(database.db, city, 'Otto');
		const [row] = (await listResidents(kaarina, { search: 'Otto' })).residents;
		await changeRole(kaarina, row?.id ?? 0, 'facilitator');
		expect((await again(otto, accountOf(otto))).actor).toMatchObject({ role: 'facilitator' });
		const { entries } = await readActivity(kaarina, { verb: 'change role' });
		expect(entries).toMatchObject([
			{ residentName: 'Otto', detail: { from: 'resident', to: 'facilitator' } }
		]);
	});
	test('the last admin stays one', async () => {
		const { residents } = await listResidents(kaarina, { search: '', role: 'admin' });
		await expect(changeRole(kaarina, residents[0]?.id ?? 0, 'resident')).rejects.toThrow(
			new Conflict('last_admin')
		);
	});
	test('two admins who take the role from each other at once leave one', async () => {
		const veikko = await resident(database.db, city, 'Veikko', { role: 'admin' });
		const idOf = async (name: string) =>
			(await listResidents(kaarina, { search: name })).residents[0]?.id ?? 0;
		const [one, other] = [await idOf('Kaarina'), await idOf('Veikko')];
		const results = await Promise.allSettled([
			changeRole(kaarina, other, 'resident'),
			changeRole(veikko, one, 'resident')
		]);
		expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
	});
	test('of another city are not there', async () => {
		const elsa = await resident(database.db, await aCity(database.db), 'Elsa', { role: 'admin' });
		const { residents } = await listResidents(kaarina, { search: 'Fatima' });
		expect((await listResidents(elsa, { search: 'Fatima' })).residents).toEqual([]);
		await expect(changeRole(elsa, residents[0]?.id ?? 0, 'admin')).rejects.toThrow(NotFound);
	});
});

describe('the activity log', () => {
	test('is read in pages, the newest first, and by verb', async () => {
		for (let n = 0; n < activityOnAPage; n++) await changeAccent(kaarina, { accent: '#000000' });
		await editCity(kaarina, settings);
		const first = await readActivity(fatima);
		const second = await readActivity(fatima, { before: first.next ?? 0 });
		expect([first.entries.length, second.entries.length, second.next]).toEqual([
			activityOnAPage,
			1,
			null
		]);
		expect(first.verbs).toEqual(['change accent', 'edit city']);
		expect((await readActivity(fatima, { verb: 'edit city' })).entries).toHaveLength(1);
		expect((await readActivity(fatima, { verb: 'no such' })).entries).toEqual([]);
	});
	test('does not tell who stands behind what', async () => {
		const actor_id = residentId(fatima.actor);
		await database.db
			.insertInto('activity')
			.values(
				['support proposal', 'take back support', 'found group'].map((verb) => ({
					city_id: city.id,
					actor_id,
					verb
				}))
			)
			.execute();
		const { entries } = await readActivity(kaarina);
		expect(entries.map(({ verb, actorName }) => [verb, actorName])).toEqual([
			['found group', 'Fatima'],
			['take back support', null],
			['support proposal', null]
		]);
	});
	test('never shows the title of a draft', async () => {
		const { db } = database;
		const group = await aGroup(db, city);
		const { id } = await db
			.insertInto('content')
			.values({ city_id: city.id, kind: 'proposal', group_id: group, language: 'fi' })
			.returning('id')
			.executeTakeFirstOrThrow();
		await db.insertInto('proposal').values({ city_id: city.id, id, title: 'Secret' }).execute();
		await db
			.insertInto('activity')
			.values({ city_id: city.id, verb: 'save draft', content_id: id })
			.execute();
		const { entries } = await readActivity(kaarina);
		expect(entries[0]).toMatchObject({ verb: 'save draft', title: null, contentId: null });
	});
});

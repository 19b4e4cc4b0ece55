import { describe, expect, test } from 'vitest';
import {
	accentForm,
	changesUnsaid,
	cityForm,
	localesOf,
	rulesForm
} from '#lib/domain/city-settings.ts';
import type { City } from '#lib/domain/city.ts';
import { contactForm, contactPointsOf } from '#lib/domain/contact-point.ts';
import { readNeighbourhoods } from '#lib/domain/neighbourhood.ts';
import { moved } from '#lib/domain/word-list.ts';
import { fieldsOf, wordsOf } from '#lib/domain/words.ts';

const espoo = {
	name_fi: 'Espoo',
	name_sv: 'Esbo',
	locales: ['en', 'fi', 'sv'],
	firstLocale: 'fi',
	timeZone: 'Europe/Helsinki'
};
const faultsOf = (input: object) =>
	cityForm
		.safeParse(input)
		.error?.issues.map((issue) => `${issue.path[0]?.toString()}: ${issue.message}`);

describe('what a city sets', () => {
	test('its languages come its own first', () => {
		expect(localesOf(cityForm.parse(espoo))).toEqual(['fi', 'en', 'sv']);
	});
	test('the others stay in the order in which they were sent, each once', () => {
		const sent = { ...espoo, locales: ['sv', 'fi', 'en', 'sv'] };
		expect(localesOf(cityForm.parse(sent))).toEqual(['fi', 'sv', 'en']);
	});
	test('its own language is one it offers, and it has a name in it', () => {
		expect(faultsOf({ ...espoo, firstLocale: 'de' })).toEqual([
			'firstLocale: first_language_offered',
			'name_de: required'
		]);
		expect(faultsOf({ ...espoo, name_fi: ' ' })).toEqual(['name_fi: required']);
		expect(faultsOf({ ...espoo, locales: [] })).toContain('locales: choose_one');
	});
	test('its clock is one that exists', () => {
		expect(faultsOf({ ...espoo, timeZone: 'Europe/Espoo' })).toEqual(['timeZone: time_zone']);
	});
	test('its colour is six digits, with or without the mark', () => {
		expect(accentForm.parse({ accent: ' 0050BB ' })).toEqual({ accent: '#0050bb' });
		for (const accent of ['blue', '#05b', '#0050bb"/>'])
			expect(accentForm.safeParse({ accent }).success, accent).toBe(false);
	});
	test('its address may be left out, but is one that mail can reach', () => {
		expect(contactForm.parse({ contact_fi: 'Neuvonta' })).toMatchObject({ email: '' });
		expect(contactForm.parse({ email: 'Osallistu@Espoo.example' }).email).toBe(
			'osallistu@espoo.example'
		);
		expect(contactForm.safeParse({ email: 'espoo' }).success).toBe(false);
	});
	test('words in several languages travel as one field a language', () => {
		const fields = fieldsOf({ fi: 'Espoo', sv: 'Esbo' }, 'name');
		expect(fields).toEqual({ name_en: '', name_fi: 'Espoo', name_sv: 'Esbo', name_de: '' });
		expect(wordsOf(fields, 'name')).toEqual({ fi: 'Espoo', sv: 'Esbo' });
	});
});

describe('a list of neighbourhoods', () => {
	test('has one a line, with its names in the order of the languages', () => {
		expect(
			readNeighbourhoods('Tapiola;Hagalund\n\nOtaniemi\tOtnäs \nTAPIOLA', ['fi', 'sv'])
		).toEqual({
			neighbourhoods: [{ fi: 'TAPIOLA' }, { fi: 'Otaniemi', sv: 'Otnäs' }],
			faults: []
		});
	});
	test('names each bad line with its number', () => {
		const { faults } = readNeighbourhoods(`a;b;c\n;Esbo\n${'x'.repeat(81)}\nOlari`, ['fi', 'sv']);
		expect(faults.map(({ line, reason }) => [line, reason])).toEqual([
			[1, 'too_many_names'],
			[2, 'no_name'],
			[3, 'too_long']
		]);
	});
});

describe('the order of a list', () => {
	test('changes by one place at a time, and not beyond its ends', () => {
		expect(moved([1, 2, 3], 2, 'up')).toEqual([2, 1, 3]);
		expect(moved([1, 2, 3], 2, 'down')).toEqual([1, 3, 2]);
		expect(moved([1, 2, 3], 1, 'up')).toEqual([1, 2, 3]);
		expect(moved([1, 2, 3], 3, 'down')).toEqual([1, 2, 3]);
		expect(moved([1, 2, 3], 9, 'down')).toEqual([1, 2, 3]);
	});
});

describe('what new rules change', () => {
	const unsaid = (input: object) => changesUnsaid(rulesForm.parse(input), ['fi', 'sv']);
	test('is not asked of the first rules', () => {
		expect(unsaid({ text_fi: 'Yksi' })).toBeUndefined();
	});
	test('is said in each language of the city in which they are written', () => {
		const both = { version: 1, text_fi: 'Kaksi', text_sv: 'Två' };
		expect(unsaid(both)).toBe('fi');
		expect(unsaid({ ...both, changes_fi: 'Uutta.' })).toBe('sv');
		expect(unsaid({ ...both, changes_fi: 'Uutta.', changes_sv: 'Nytt.' })).toBeUndefined();
		expect(unsaid({ ...both, text_sv: '', text_de: 'Zwei', changes_fi: 'Uutta.' })).toBeUndefined();
	});
});

describe('the contact points of a city', () => {
	const faults = (input: object) =>
		contactForm
			.safeParse(input)
			.error?.issues.map((issue) => `${issue.path[0]?.toString()}: ${issue.message}`);
	const authorities = { authoritiesEmail: 'legal@espoo.example', authoritiesLanguages: ['fi'] };

	test('for authorities are an address and at least one official language, or nothing', () => {
		expect(faults(authorities)).toBeUndefined();
		expect(faults({})).toBeUndefined();
		expect(faults({ ...authorities, authoritiesLanguages: [] })).toEqual([
			'authoritiesLanguages: choose_one'
		]);
		expect(faults({ ...authorities, authoritiesEmail: ' ' })).toEqual([
			'authoritiesEmail: required'
		]);
		expect(faults({ ...authorities, authoritiesEmail: 'legal' })).toContain(
			'authoritiesEmail: email'
		);
		expect(faults({ ...authorities, authoritiesLanguages: ['so'] })).toHaveLength(1);
	});
	test('for everybody can be a form on the web, which a browser opens safely', () => {
		expect(contactForm.parse({ form: ' https://espoo.example/palaute ' }).form).toBe(
			'https://espoo.example/palaute'
		);
		for (const form of ['espoo.example', 'http://espoo.example', 'javascript:alert(1)', 'https://'])
			expect(faults({ form }), form).toEqual(['form: web_address']);
	});
	test('are shown in the language of the reader', () => {
		const city = {
			...{ contactEmail: null, contactForm: null, contact: { fi: 'Neuvonta' }, locales: ['fi'] },
			...{ authoritiesEmail: 'legal@espoo.example', authoritiesLanguages: ['fi'] }
		} as unknown as City;
		expect(contactPointsOf(city, 'sv')).toEqual({
			email: null,
			form: null,
			contact: { text: 'Neuvonta', lang: 'fi' },
			authorities: { email: 'legal@espoo.example', languages: ['fi'] }
		});
		expect(contactPointsOf({ ...city, authoritiesEmail: null }, 'sv').authorities).toBeNull();
	});
});

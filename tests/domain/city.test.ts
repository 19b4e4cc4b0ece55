import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isCitySlug, reservedSlugs } from '#lib/domain/city.ts';
import { locales } from '#lib/domain/locale.ts';

const routes = new URL('../../src/routes/', import.meta.url);

describe('the address of a city', () => {
	test('is small letters, digits and hyphens', () => {
		expect(['espoo', 'umea', 'st-gallen', 'city2'].every(isCitySlug)).toBe(true);
		expect(['Espoo', 'ü', '-a', '2city', 'a', 'a_b', ''].some(isCitySlug)).toBe(false);
	});

	test('is never one where a page of the whole install lives', () => {
		const taken = readdirSync(routes, { withFileTypes: true })
			.filter((entry) => entry.isDirectory() && !/^[[(]/.test(entry.name))
			.map(({ name }) => name);
		expect(taken.filter((name) => !reservedSlugs.includes(name))).toEqual([]);
		expect(taken.some(isCitySlug)).toBe(false);
	});

	test('is never a language', () => {
		expect(locales.some(isCitySlug)).toBe(false);
	});
});

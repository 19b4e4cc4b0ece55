import { expect, test } from 'vitest';
import { joinSpellings } from '#lib/domain/poll/written-in.ts';

test('names written in are one when capitals, spaces or the encoding alone differ; the usual spelling stays', () => {
	expect(
		joinSpellings([
			{ name: 'Meri ', times: 1 },
			{ name: 'Åkerlund', times: 2 },
			{ name: 'meri', times: 4 },
			{ name: 'A\u030akerlund', times: 1 },
			{ name: 'Two  words', times: 1 },
			{ name: 'two words', times: 1 }
		])
	).toEqual([
		{ name: 'meri', times: 5 },
		{ name: 'Åkerlund', times: 3 },
		{ name: 'Two  words', times: 2 }
	]);
});

test('of equally frequent ones the alphabet of the language decides', () => {
	const names = ['Öberg', 'Zorn'].map((name) => ({ name, times: 1 }));
	expect(joinSpellings(names, 'sv').map(({ name }) => name)).toEqual(['Zorn', 'Öberg']);
	expect(joinSpellings(names, 'de').map(({ name }) => name)).toEqual(['Öberg', 'Zorn']);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRanking } from '#lib/domain/ballot/ranking.ts';
import {
	inOrder,
	moved,
	numbersOf,
	putBefore,
	putLast,
	rankOf,
	ranksFrom,
	takenOut
} from '#lib/ui/poll/ranking-order.ts';

const order = ['park', 'pool', 'path', 'pier'];

describe('A ranking that is moved by buttons or by hand', () => {
	test('begins with the numbers that are there, and leaves out what is none', () => {
		expect(ranksFrom(order, { park: '2', pool: ' 1', path: 'x', pier: '9' })).toEqual([
			['pool'],
			['park']
		]);
		expect(ranksFrom(order, { park: '1', pool: '1', path: '3' })).toEqual([
			['park', 'pool'],
			['path']
		]);
	});

	test('moves one rank at a time, and stays at its ends', () => {
		const ranks = [['park'], ['pool'], ['path']];
		expect(moved(ranks, 'path', -1)).toEqual([['park'], ['path'], ['pool']]);
		expect(moved(ranks, 'park', 1)).toEqual([['pool'], ['park'], ['path']]);
		expect(moved(ranks, 'park', -1)).toEqual(ranks);
		expect(moved(ranks, 'path', 1)).toEqual(ranks);
	});

	test('moves out of a shared rank into one of its own', () => {
		const ranks = [['park', 'pool'], ['path']];
		expect(moved(ranks, 'pool', -1)).toEqual([['pool'], ['park'], ['path']]);
		expect(moved(ranks, 'park', 1)).toEqual([['pool'], ['park'], ['path']]);
		expect(moved(ranks, 'path', -1)).toEqual([['path'], ['park', 'pool']]);
	});

	test('takes the place where it was dropped, and what was not ranked follows', () => {
		const ranks = [['park'], ['pool'], ['path']];
		expect(putBefore(ranks, 'path', 0)).toEqual([['path'], ['park'], ['pool']]);
		expect(putBefore(ranks, 'pier', 1)).toEqual([['park'], ['pier'], ['pool'], ['path']]);
		expect(putBefore(ranks, 'park', 9)).toEqual([['pool'], ['path'], ['park']]);
		expect(inOrder([['path'], ['park']], order)).toEqual(['path', 'park', 'pool', 'pier']);
		expect(takenOut(ranks, 'pool')).toEqual([['park'], ['path']]);
	});

	test('is a ranking that can be cast, whatever is done to it', () => {
		const act = fc.tuple(
			fc.constantFrom(...order),
			fc.constantFrom('up', 'down', 'out', 'last'),
			fc.nat(5)
		);
		fc.assert(
			fc.property(fc.array(act, { minLength: 1 }), (acts) => {
				let ranks: readonly (readonly string[])[] = [];
				for (const [id, what, before] of acts) {
					if (rankOf(ranks, id) < 0)
						ranks = what === 'last' ? putLast(ranks, id) : putBefore(ranks, id, before);
					else if (what === 'out') ranks = takenOut(ranks, id);
					else ranks = moved(ranks, id, what === 'up' ? -1 : 1);
				}
				const options = order.map((id) => ({ id, name: id }));
				const numbers = numbersOf(ranks);
				expect(checkRanking(numbers, options, { least: 0, most: 4, shared: false })).toHaveProperty(
					'ballot'
				);
				expect(ranksFrom(order, numbers)).toEqual(ranks);
			})
		);
	});
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ordersOf, shuffledOptions } from '#lib/domain/poll/order.ts';
import { asking, optionsNamed } from '../../support/ballot.ts';

const options = optionsNamed('Park', 'Pool', 'Path', 'Pier', 'Port');
const shuffled = asking('ranked', { options, shuffled: true });
const ids = (seed: string, asked = shuffled) => shuffledOptions(asked, seed).map(({ id }) => id);

describe('The order in which a voter sees the options', () => {
	test('is the written one unless the question is shuffled', () => {
		expect(ids('anybody', asking('ranked', { options }))).toEqual(['o1', 'o2', 'o3', 'o4', 'o5']);
		expect(ids('anybody', asking('answered', { shuffled: true }) as never)).toEqual(['it']);
	});

	test('stays the same for a voter, and holds every option once', () => {
		fc.assert(
			fc.property(fc.string(), (seed) => {
				expect(ids(seed)).toEqual(ids(seed));
				expect(ids(seed).toSorted()).toEqual(['o1', 'o2', 'o3', 'o4', 'o5']);
			})
		);
	});

	test('gives every option the first place about as often', () => {
		fc.assert(
			fc.property(fc.string(), (poll) => {
				const firsts = new Map<string, number>();
				for (let voter = 0; voter < 1000; voter++) {
					const first = ids(`${poll} ${voter}`)[0] ?? '';
					firsts.set(first, (firsts.get(first) ?? 0) + 1);
				}
				// 200 each are expected; six standard deviations are 76.
				for (const { id } of options)
					expect(Math.abs((firsts.get(id) ?? 0) - 200)).toBeLessThan(76);
			}),
			{ numRuns: 10 }
		);
	});

	test('does not depend on the order in which they were written', () => {
		const backwards = asking('ranked', { options: options.toReversed(), shuffled: true });
		expect(ids('Aino', backwards)).toEqual(ids('Aino'));
	});

	test('keeps “none of these” and the written-in option last', () => {
		const withRoles = asking('marked', {
			options: [
				{ id: 'none', name: 'None of these', role: 'none' },
				{ id: 'other', name: 'Another', role: 'written-in' },
				...options
			],
			shuffled: true
		});
		for (let voter = 0; voter < 50; voter++) {
			const seen = shuffledOptions(withRoles, `${voter}`).map(({ id }) => id);
			expect(seen.slice(-2)).toEqual(['none', 'other']);
		}
	});

	test('is drawn for each question apart', () => {
		const questions = [shuffled, { ...shuffled, id: 'q2' }];
		const orders = Array.from({ length: 20 }, (_, voter) => ordersOf({ questions }, `${voter}`));
		expect(orders.some(({ q1, q2 }) => q1?.join() !== q2?.join())).toBe(true);
	});
});

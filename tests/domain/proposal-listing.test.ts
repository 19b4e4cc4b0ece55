import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	listedStates,
	orders,
	readListing,
	writeListing,
	type Listing
} from '#lib/domain/proposal/listing.ts';

const id = fc.option(fc.integer({ min: 1, max: 999_999_999_999_999 }));
const listing: fc.Arbitrary<Listing> = fc
	.record({
		words: fc
			.stringMatching(/^[a-zåäöß&=+%? ]{0,20}$/)
			.map((words) => words.trim().replace(/ +/g, ' ')),
		state: fc.option(fc.constantFrom(...listedStates)),
		categoryId: id,
		neighbourhoodId: id,
		groupId: id,
		mine: fc.boolean(),
		unanswered: fc.boolean(),
		order: fc.constantFrom(...orders),
		place: fc.option(
			fc.record({
				side: fc.constantFrom('after' as const, 'before' as const),
				value: fc.nat(),
				id: fc.integer({ min: 1, max: 1_000_000 })
			})
		)
	})
	.filter(({ order, words }) => order !== 'match' || words !== '');

test('the address holds the whole list: what is written is read back', () => {
	fc.assert(
		fc.property(listing, (one) => {
			expect(readListing(new URLSearchParams(writeListing(one)))).toEqual(one);
		})
	);
});

test('the usual list has the shortest address', () => {
	expect(writeListing(readListing(new URLSearchParams()))).toBe('');
	expect(writeListing(readListing(new URLSearchParams('q=bike&order=match')))).toBe('?q=bike');
});

test('any address is a list: what makes no sense in it is left out', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.tuple(
					fc.constantFrom('q', 'state', 'category', 'group', 'order', 'after', 'before', 'mine'),
					fc.string({ unit: 'binary' })
				)
			),
			(pairs) => {
				const read = readListing(new URLSearchParams(pairs));
				expect(readListing(new URLSearchParams(writeListing(read)))).toEqual(read);
				expect(read.words.isWellFormed()).toBe(true);
			}
		)
	);
	const odd = new URLSearchParams('state=draft&category=abc&group=0&order=match&after=x&q=%00');
	expect(readListing(odd)).toEqual(readListing(new URLSearchParams()));
});

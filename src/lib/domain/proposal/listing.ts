import { isCleanText, tidy } from '#lib/domain/plain-text.ts';
import { proposalStates, type ProposalState } from '#lib/domain/proposal.ts';

export const orders = ['newest', 'supported', 'unseen', 'match'] as const;
export type Order = (typeof orders)[number];

/** Where a page of a list begins: after (or before) the item with this sort value and id. */
export interface Place {
	side: 'after' | 'before';
	value: number;
	id: number;
}

/** What a list shows and in which order: the whole of it stands in the address. */
export interface Listing {
	words: string;
	state: ProposalState | null;
	categoryId: number | null;
	neighbourhoodId: number | null;
	groupId: number | null;
	/** Only what the viewer wrote or supports. */
	mine: boolean;
	/** Only what waits for the city's answer. */
	unanswered: boolean;
	order: Order;
	place: Place | null;
}

/** Reads an address; what cannot be understood is as if it were not there. */
export function readListing(query: URLSearchParams): Listing {
	const words = readWords(query.get('q'));
	const order = orders.find((one) => one === query.get('order'));
	return {
		words,
		state: listedStates.find((one) => one === query.get('state')) ?? null,
		categoryId: readId(query.get('category')),
		neighbourhoodId: readId(query.get('neighbourhood')),
		groupId: readId(query.get('group')),
		mine: query.get('mine') === '1',
		unanswered: query.get('unanswered') === '1',
		order: order && (words || order !== 'match') ? order : usualOrder(words),
		place: readPlace(query)
	};
}

/** The address's query of a listing, `?` and all; empty for the usual list. */
export function writeListing(listing: Listing): string {
	const query = new URLSearchParams();
	const put = (name: string, value: string | number | null) => {
		if (value !== null && value !== '') query.set(name, String(value));
	};
	put('q', listing.words);
	put('state', listing.state);
	put('category', listing.categoryId);
	put('neighbourhood', listing.neighbourhoodId);
	put('group', listing.groupId);
	put('mine', listing.mine ? 1 : null);
	put('unanswered', listing.unanswered ? 1 : null);
	put('order', listing.order === usualOrder(listing.words) ? null : listing.order);
	if (listing.place) put(listing.place.side, `${listing.place.value}_${listing.place.id}`);
	return query.size > 0 ? `?${query}` : '';
}

/** A draft is on no list but its author's own. */
export const listedStates = proposalStates.filter((state) => state !== 'draft');

/** Without a wish: what matches best when words are sought, else the newest. */
function usualOrder(words: string): Order {
	return words ? 'match' : 'newest';
}

function readWords(value: string | null): string {
	if (!value || !isCleanText(value)) return '';
	return [...tidy(value, { single: true })].slice(0, 200).join('');
}

function readId(value: string | null): number | null {
	return value && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
}

function readPlace(query: URLSearchParams): Place | null {
	for (const side of ['after', 'before'] as const) {
		const [, value, id] = /^(\d{1,16})_([1-9]\d{0,14})$/.exec(query.get(side) ?? '') ?? [];
		if (value && id) return { side, value: Number(value), id: Number(id) };
	}
	return null;
}

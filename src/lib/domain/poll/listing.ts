import { isCleanText, tidy } from '#lib/domain/plain-text.ts';

/** Which polls a list shows: those one can take part in, all, those that are over. */
export const pollViews = ['now', 'ahead', 'over'] as const;
export type PollView = (typeof pollViews)[number];

/** What a list of polls shows: the whole of it stands in the address. */
export interface PollListing {
	words: string;
	view: PollView;
	groupId: number | null;
	/** The last poll of the page before, null on the first page. */
	after: number | null;
}

/** Reads an address; what cannot be understood is as if it were not there. */
export function readPollListing(query: URLSearchParams): PollListing {
	const words = query.get('q') ?? '';
	return {
		words: isCleanText(words) ? [...tidy(words, { single: true })].slice(0, 200).join('') : '',
		view: pollViews.find((view) => view === query.get('show')) ?? 'now',
		groupId: idIn(query, 'group'),
		after: idIn(query, 'after')
	};
}

/** The address's query of a listing, `?` and all; empty for the usual list. */
export function writePollListing({ words, view, groupId, after }: PollListing): string {
	const query = new URLSearchParams();
	if (words) query.set('q', words);
	if (view !== 'now') query.set('show', view);
	if (groupId !== null) query.set('group', String(groupId));
	if (after !== null) query.set('after', String(after));
	return query.size > 0 ? `?${query}` : '';
}

function idIn(query: URLSearchParams, name: string): number | null {
	const value = query.get(name) ?? '';
	return /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
}

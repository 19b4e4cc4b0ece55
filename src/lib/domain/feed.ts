import type { TextLanguage } from './locale.ts';

/** One entry of a feed: what a visitor without an account can read of it. */
export interface FeedItem {
	kind: 'proposal' | 'answer' | 'poll' | 'thread' | 'comment';
	/** Its page, from the city on: `/proposals/12`. */
	path: string;
	/** Null for a comment, which has no title of its own, and for one whose words are gone. */
	title: string | null;
	language: TextLanguage;
	/** As its page shows it; null for who is not known. */
	authorName: string | null;
	/** Made safe when it was written; empty for none. */
	html: string;
	publishedAt: Date;
	updatedAt: Date;
	/** Its words are gone; the place stays. */
	isRemoved: boolean;
	/** How many have answered it, where that is all there is to say. */
	comments?: number;
}

/** So many of the newest are in a feed. */
export const feedSize = 50;

/** When something in a feed last changed; undefined while it is empty. */
export function lastChange(items: readonly Pick<FeedItem, 'updatedAt'>[]): Date | undefined {
	const times = items.map(({ updatedAt }) => updatedAt.getTime());
	return times.length > 0 ? new Date(Math.max(...times)) : undefined;
}

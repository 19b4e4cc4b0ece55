import { residentId } from '#lib/domain/actor.ts';
import { readSoFar } from '#lib/domain/thread/unread.ts';
import type { Context } from '../../context.ts';
import { noteReading, readerIn } from '../../queries/comments/readers.ts';

/** What a reader left behind in a thread; nothing of a visitor. */
export type Reader = Awaited<ReturnType<typeof readerIn>>;

export const noReader: Reader = { readTo: null, unread: [], drafts: [] };

export async function readerOf({ db, city, actor }: Context, threadId: number): Promise<Reader> {
	const reader = residentId(actor);
	return reader === null ? noReader : readerIn(db, { cityId: city.id, threadId }, reader);
}

/** What is on the page counts as read from now on; at the first visit, all there is. */
export async function noteRead(
	{ db, city, actor }: Context,
	{ id, lastComment }: { id: number; lastComment: number },
	{ readTo, unread }: Reader,
	seen: readonly { id: number }[]
): Promise<void> {
	const reader = residentId(actor);
	if (reader === null) return;
	const furthest =
		readTo === null ? lastComment : readSoFar(unread, new Set(seen.map(({ id }) => id)));
	if (furthest === undefined || furthest <= (readTo ?? 0)) return;
	await noteReading(db, { cityId: city.id, threadId: id }, reader, furthest);
}

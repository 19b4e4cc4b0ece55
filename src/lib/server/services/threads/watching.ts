import { NotFound, TooMany } from '#lib/domain/errors.ts';
import type { Context } from '../../context.ts';
import { mayRead } from '../../queries/threads/arrivals.ts';
import { addWatch, countWatches, type Watch } from './watches.ts';

/** More open pages than these are not served; they then show new comments when they are loaded again. */
const most = { all: 5000, fromThere: 100 };

/**
 * Tells an open page of a thread, or of that about a proposal or poll, of comments that come, for as long
 * as its reader may read it.
 * @param after the last comment that the page knows of; what has come since is told at once
 * @returns a function that ends it
 * @throws NotFound, TooMany
 */
export async function watchThread(
	{ db, city, actor }: Context,
	id: number,
	{ after, ...watch }: Omit<Watch, 'readTo'> & { after: number }
): Promise<() => void> {
	if (!(await mayRead(db, { cityId: city.id, id, viewer: actor }))) throw new NotFound();
	const open = countWatches(watch.addressHash);
	if (open.all >= most.all || open.fromThere >= most.fromThere) throw new TooMany(60);
	return addWatch({ cityId: city.id, slug: city.slug, id }, { ...watch, readTo: after });
}

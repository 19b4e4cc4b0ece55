import { poolOf, type Db } from './connect.ts';

/**
 * Hears what is said on a channel (NOTIFY), on a connection of its own that is made anew when it breaks.
 * @param again what was said meanwhile is lost: called at the beginning and after every new connection
 * @returns a function that ends it
 */
export async function hear(
	db: Db,
	channel: string,
	word: (payload: string) => void,
	again: () => void
): Promise<() => Promise<void>> {
	const { unlisten } = await poolOf(db).listen(channel, word, again);
	return unlisten;
}

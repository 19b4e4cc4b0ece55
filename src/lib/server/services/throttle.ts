import { TooMany } from '#lib/domain/errors.ts';
import type { Db } from '../database/connect.ts';
import { addTries, takeTryBack } from '../queries/throttle.ts';
import { hashOf } from '../secrets.ts';

/** So many tries of an act about a subject (an account, an address, both) within so many seconds. */
export interface Limit {
	act: string;
	subject: string;
	most: number;
	window: number;
	/** The refusal's reason, when it should say what helps. */
	reason?: string;
}

/**
 * Counts a try against every limit, whether it then succeeds or not.
 * @throws TooMany when a limit had been reached before
 */
export async function countTry(db: Db, limits: readonly Limit[]): Promise<void> {
	const counted = await addTries(
		db,
		limits.map(({ act, subject, window }) => ({ act, subjectHash: hashOf(subject), window }))
	);
	for (const { act, most, reason } of limits) {
		const found = counted.find((row) => row.act === act);
		if (found && found.tries > most) throw new TooMany(found.seconds, reason);
	}
}

/** The try succeeded, so it was none of those that are counted. */
export async function forgiveTry(db: Db, limits: readonly Limit[]): Promise<void> {
	for (const { act, subject } of limits) await takeTryBack(db, act, hashOf(subject));
}

import type { Trx } from '../../database/connect.ts';
import { enqueue } from '../../jobs/queue.ts';
import { insertOccurrence, type NewOccurrence } from '../../queries/notifications/occurrences.ts';

/** The name of the background job. */
export const tellingFollowers = 'tell-followers';

export interface TellingFollowers {
	cityId: number;
	occurrenceId: number;
	/** Everybody up to this resident has been told. */
	after: number;
}

/**
 * Notes what happened in the transaction of the act, which waits for two short statements however many
 * there are to tell. Whom it is told to is in domain/notification/kinds.ts.
 */
export async function recordOccurrence(trx: Trx, occurrence: NewOccurrence): Promise<void> {
	const occurrenceId = await insertOccurrence(trx, occurrence);
	await goOnTelling(trx, { cityId: occurrence.cityId, occurrenceId, after: 0 });
}

/** Puts the next batch on the queue, once. */
export async function goOnTelling(trx: Trx, telling: TellingFollowers): Promise<void> {
	const { cityId, occurrenceId, after } = telling;
	const key = `${cityId} ${occurrenceId} after ${after}`;
	await enqueue(trx, tellingFollowers, telling, { key });
}

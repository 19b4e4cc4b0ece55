import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

/** From when until when a poll in preparation shall be open. */
export async function updateMoments(
	db: Db,
	{ cityId, pollId }: PollKey,
	{ opensAt, closesAt }: { opensAt: Date | null; closesAt: Date | null }
): Promise<void> {
	await db
		.updateTable('poll')
		.set({ opens_at: opensAt, closes_at: closesAt })
		.where('city_id', '=', cityId)
		.where('id', '=', pollId)
		.execute();
}

import { channelsFor, type PlannedDelivery } from '#lib/domain/notification/channels.ts';
import type { Db } from '../../database/connect.ts';
import type { JobHandler } from '../../jobs/queue.ts';
import { audienceOf, type Listener } from '../../queries/notifications/audience.ts';
import { insertDeliveries } from '../../queries/notifications/deliveries.ts';
import { occurrenceById, type FoundOccurrence } from '../../queries/notifications/occurrences.ts';
import { goOnTelling, type TellingFollowers } from './recording.ts';

/**
 * Writes the deliveries of one batch and puts the next batch behind them: together, or not at all.
 * Two workers at the same batch write it once.
 */
export function tellFollowers(db: Db, { size = 5000 }: { size?: number } = {}): JobHandler {
	return async (payload) => {
		const telling = payload as TellingFollowers;
		await db.transaction().execute(async (trx) => {
			const occurrence = await occurrenceById(trx, telling);
			if (!occurrence) return;
			const batch = await audienceOf(trx, occurrence, { after: telling.after, limit: size });
			await insertDeliveries(trx, telling, deliveriesTo(batch, occurrence));
			const last = batch.at(-1);
			if (last && batch.length === size)
				await goOnTelling(trx, { ...telling, after: last.residentId });
		});
	};
}

function deliveriesTo(batch: readonly Listener[], occurrence: FoundOccurrence) {
	const { at, timeZone } = occurrence;
	// Thousands have chosen alike, and asking a calendar is slow.
	const plans = new Map<string, PlannedDelivery[]>();
	const planOf = ({ choice, hasMail, push }: Listener) => {
		const alike = JSON.stringify([choice, hasMail, push]);
		const plan =
			plans.get(alike) ?? channelsFor(occurrence, { choice, hasMail, push }, { now: at, timeZone });
		plans.set(alike, plan);
		return plan;
	};
	return batch
		.filter(({ told }) => told)
		.flatMap((listener) =>
			planOf(listener).map((planned) => ({ residentId: listener.residentId, ...planned }))
		);
}

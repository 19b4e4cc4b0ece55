import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

/** What was decided because of a poll, the newest version first. */
export async function outcomesOf(db: Db, { cityId, pollId }: PollKey) {
	return db
		.selectFrom('poll_outcome')
		.leftJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'poll_outcome.city_id')
				.onRef('resident.id', '=', 'poll_outcome.stated_by')
		)
		.where('poll_outcome.city_id', '=', cityId)
		.where('poll_outcome.poll_id', '=', pollId)
		.orderBy('version', 'desc')
		.select([
			'version',
			'statement',
			'statement_html as html',
			'language',
			'review_on as reviewOn',
			'stated_at as statedAt',
			'resident.display_name as by'
		])
		.execute();
}

export interface Outcome {
	statement: string;
	html: string;
	language: string;
	/** `YYYY-MM-DD`, null for none. */
	reviewOn: string | null;
	by: number | null;
	at: Date;
}

/** @returns false when that version is there already: somebody stated another meanwhile */
export async function insertOutcome(
	db: Db,
	{ cityId, pollId }: PollKey,
	version: number,
	outcome: Outcome
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('poll_outcome')
		.values({
			city_id: cityId,
			poll_id: pollId,
			version,
			statement: outcome.statement,
			statement_html: outcome.html,
			language: outcome.language,
			review_on: outcome.reviewOn,
			stated_by: outcome.by,
			stated_at: outcome.at
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Why a poll is to be annulled, or was. */
export async function annulmentOf(db: Db, { cityId, pollId }: PollKey) {
	return db
		.selectFrom('poll_annulment')
		.innerJoin('resident as asker', (join) =>
			join
				.onRef('asker.city_id', '=', 'poll_annulment.city_id')
				.onRef('asker.id', '=', 'poll_annulment.asked_by')
		)
		.leftJoin('resident as confirmer', (join) =>
			join
				.onRef('confirmer.city_id', '=', 'poll_annulment.city_id')
				.onRef('confirmer.id', '=', 'poll_annulment.confirmed_by')
		)
		.where('poll_annulment.city_id', '=', cityId)
		.where('poll_annulment.poll_id', '=', pollId)
		.select([
			'why',
			'asked_by as askedBy',
			'asker.display_name as asker',
			'asked_at as askedAt',
			'confirmer.display_name as confirmer',
			'confirmed_at as confirmedAt'
		])
		.executeTakeFirst();
}

export async function insertAnnulment(
	db: Db,
	{ cityId, pollId }: PollKey,
	{ why, by }: { why: string; by: number }
): Promise<void> {
	await db
		.insertInto('poll_annulment')
		.values({ city_id: cityId, poll_id: pollId, why, asked_by: by })
		.execute();
}

export async function confirmAnnulment(
	db: Db,
	{ cityId, pollId }: PollKey,
	by: number
): Promise<void> {
	await db
		.updateTable('poll_annulment')
		.set({ confirmed_by: by, confirmed_at: sql`clock_timestamp()` })
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.execute();
}

/** Takes back the wish to annul. */
export async function deleteAnnulment(db: Db, { cityId, pollId }: PollKey): Promise<void> {
	await db
		.deleteFrom('poll_annulment')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where('confirmed_by', 'is', null)
		.execute();
}

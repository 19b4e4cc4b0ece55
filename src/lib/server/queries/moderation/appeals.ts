import type { Db } from '../../database/connect.ts';
import { among, type Groups } from './queue.ts';

/** One appeal of a city. */
export interface AppealKey {
	cityId: number;
	appealId: number;
}

export interface NewAppeal {
	cityId: number;
	decisionId: number;
	/** Who decided first, and so does not look again. */
	firstBy: number;
	secondBy: number | null;
	by: { noticeId: number } | { residentId: number };
	text: string;
	at: Date;
	dueAt: Date;
}

/** @returns its id; undefined when somebody has appealed against this decision already */
export async function insertAppeal(db: Db, appeal: NewAppeal): Promise<number | undefined> {
	const { by } = appeal;
	const row = await db
		.insertInto('appeal')
		.values({
			city_id: appeal.cityId,
			decision_id: appeal.decisionId,
			first_by: appeal.firstBy,
			second_by: appeal.secondBy,
			notice_id: 'noticeId' in by ? by.noticeId : null,
			resident_id: 'residentId' in by ? by.residentId : null,
			text: appeal.text,
			filed_at: appeal.at,
			due_at: appeal.dueAt
		})
		.onConflict((conflict) => conflict.columns(['city_id', 'decision_id']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

export async function findAppeal(db: Db, key: AppealKey) {
	return appeals(db, key.cityId).where('appeal.id', '=', key.appealId).executeTakeFirst();
}
export type Appeal = NonNullable<Awaited<ReturnType<typeof findAppeal>>>;

/** The same, held for this transaction. */
export async function lockAppeal(db: Db, key: AppealKey) {
	return appeals(db, key.cityId)
		.where('appeal.id', '=', key.appealId)
		.forNoKeyUpdate('appeal')
		.executeTakeFirst();
}

/** What waits for somebody to look again, what is due first first. */
export async function openAppeals(db: Db, cityId: number, most: number, groups: Groups = null) {
	return appeals(db, cityId)
		.where('appeal.state', '=', 'open')
		.$if(groups !== null, (query) =>
			query.where(({ exists, selectFrom }) =>
				exists(
					selectFrom('content')
						.whereRef('content.city_id', '=', 'decision.city_id')
						.whereRef('content.id', '=', 'decision.content_id')
						.where('content.group_id', 'in', among(groups))
						.select('content.id')
				)
			)
		)
		.orderBy('appeal.due_at')
		.orderBy('appeal.id')
		.limit(most)
		.execute();
}

export async function decideAppeal(
	db: Db,
	{ cityId, appealId }: AppealKey,
	outcome: { state: 'upheld' | 'reversed'; by: number; reasons: string; at: Date }
): Promise<void> {
	await db
		.updateTable('appeal')
		.set({
			state: outcome.state,
			decided_by: outcome.by,
			decided_at: outcome.at,
			reasons: outcome.reasons
		})
		.where('city_id', '=', cityId)
		.where('id', '=', appealId)
		.execute();
}

function appeals(db: Db, cityId: number) {
	return db
		.selectFrom('appeal')
		.innerJoin('decision', (join) =>
			join
				.onRef('decision.city_id', '=', 'appeal.city_id')
				.onRef('decision.id', '=', 'appeal.decision_id')
		)
		.leftJoin('notice', (join) =>
			join
				.onRef('notice.city_id', '=', 'appeal.city_id')
				.onRef('notice.id', '=', 'appeal.notice_id')
		)
		.where('appeal.city_id', '=', cityId)
		.select((eb) => [
			'appeal.id',
			'appeal.state',
			'appeal.text',
			'appeal.filed_at as filedAt',
			'appeal.due_at as dueAt',
			'appeal.first_by as firstBy',
			'appeal.second_by as secondBy',
			'appeal.notice_id as noticeId',
			'appeal.resident_id as residentId',
			/** Whoever appealed, where they have an account. */
			eb.fn.coalesce('appeal.resident_id', 'notice.resident_id').as('appellantId'),
			/** Whether whoever appealed was the last to write. */
			eb
				.selectFrom('appeal_message')
				.whereRef('appeal_message.city_id', '=', 'appeal.city_id')
				.whereRef('appeal_message.appeal_id', '=', 'appeal.id')
				.orderBy('appeal_message.id', 'desc')
				.limit(1)
				.select('appeal_message.by_appellant')
				.as('hasAnswer'),
			'decision.id as decisionId',
			'decision.puid',
			'decision.step',
			'decision.case_id as caseId',
			'decision.content_id as contentId'
		]);
}

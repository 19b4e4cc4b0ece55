import type { Insertable } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { DecisionTable } from '../../database/schema/moderation.ts';
import type { CaseKey } from './cases.ts';

/** @returns its id and its number for good */
export async function insertDecision(
	db: Db,
	decision: Insertable<DecisionTable>
): Promise<{ id: number; puid: string }> {
	return db
		.insertInto('decision')
		.values(decision)
		.returning(['id', 'puid'])
		.executeTakeFirstOrThrow();
}

/** A decision by its number for good, with whether it was taken back. */
export async function decisionByPuid(db: Db, cityId: number, puid: string) {
	return decisions(db, cityId).where('decision.puid', '=', puid).executeTakeFirst();
}
export type Decision = NonNullable<Awaited<ReturnType<typeof decisionByPuid>>>;

/** What was decided in a case, the first first. */
export async function decisionsOf(db: Db, { cityId, caseId }: CaseKey) {
	return decisions(db, cityId)
		.where('decision.case_id', '=', caseId)
		.orderBy('decision.id')
		.execute();
}

/** What was decided about an author's texts in this city, the newest first. */
export async function decisionsAbout(db: Db, cityId: number, authorId: number, most: number) {
	return decisions(db, cityId)
		.where('content.author_id', '=', authorId)
		.where('decision.step', '!=', 'none')
		.orderBy('decision.id', 'desc')
		.limit(most)
		.execute();
}

/** Every decision of a city, to be narrowed down. */
export function decisions(db: Db, cityId: number) {
	return db
		.selectFrom('decision')
		.innerJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'decision.city_id')
				.onRef('content.id', '=', 'decision.content_id')
		)
		.innerJoin('resident as decider', (join) =>
			join
				.onRef('decider.city_id', '=', 'decision.city_id')
				.onRef('decider.id', '=', 'decision.decided_by')
		)
		.leftJoin('resident as second', (join) =>
			join
				.onRef('second.city_id', '=', 'decision.city_id')
				.onRef('second.id', '=', 'decision.second_by')
		)
		.leftJoin('decision as reversal', (join) =>
			join
				.onRef('reversal.city_id', '=', 'decision.city_id')
				.onRef('reversal.reverses', '=', 'decision.id')
		)
		.leftJoin('appeal', (join) =>
			join
				.onRef('appeal.city_id', '=', 'decision.city_id')
				.onRef('appeal.decision_id', '=', 'decision.id')
		)
		.where('decision.city_id', '=', cityId)
		.select([
			'decision.id',
			'decision.puid',
			'decision.case_id as caseId',
			'decision.content_id as contentId',
			'decision.step',
			'decision.decided_at as decidedAt',
			'decision.decided_by as decidedBy',
			'decider.display_name as decidedByName',
			'decision.second_by as secondBy',
			'second.display_name as secondByName',
			'decision.account',
			'decision.label',
			'decision.thread_id as threadId',
			'decision.affected_id as affectedId',
			'decision.visibility',
			'decision.provision',
			'decision.ends_at as endsAt',
			'decision.facts',
			'decision.ground',
			'decision.rule',
			'decision.law',
			'decision.category',
			'decision.source',
			'decision.automated_detection as automatedDetection',
			'content.kind',
			'content.author_id as authorId',
			'reversal.decided_at as reversedAt',
			'appeal.id as appealId',
			'appeal.state as appealState',
			'appeal.reasons as appealReasons',
			'appeal.due_at as appealDue'
		]);
}

import { sql, type Insertable } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { ProposedDecisionTable } from '../../database/schema/moderation.ts';
import type { CaseKey } from './cases.ts';

export async function insertProposed(
	db: Db,
	proposed: Insertable<ProposedDecisionTable>
): Promise<void> {
	await db.insertInto('proposed_decision').values(proposed).execute();
}

/** What was proposed in a case, the newest first. */
export async function proposedIn(db: Db, { cityId, caseId }: CaseKey) {
	return proposals(db, cityId)
		.where('proposed_decision.case_id', '=', caseId)
		.orderBy('proposed_decision.id', 'desc')
		.execute();
}
export type Proposed = Awaited<ReturnType<typeof proposedIn>>[number];

/** What waits for a second person in a held case. */
export async function waitingIn(db: Db, { cityId, caseId }: CaseKey) {
	return proposals(db, cityId)
		.where('proposed_decision.case_id', '=', caseId)
		.where('proposed_decision.state', '=', 'waiting')
		.executeTakeFirst();
}

/** Whose account is proposed to be hidden whole in a case, before anything is held. */
export async function wholeAccountIn(db: Db, { cityId, caseId }: CaseKey) {
	const { rows } = await sql<{ residentId: number }>`
		select content.author_id as "residentId" from proposed_decision
		join moderation_case on moderation_case.city_id = proposed_decision.city_id
			and moderation_case.id = proposed_decision.case_id
		join content on content.city_id = moderation_case.city_id
			and content.id = moderation_case.content_id and content.author_id is not null
		where proposed_decision.city_id = ${cityId} and proposed_decision.case_id = ${caseId}
			and proposed_decision.state = 'waiting' and proposed_decision.step = 'hide-account'`.execute(db);
	return rows[0] && { cityId, residentId: rows[0].residentId };
}

/** Settles it: what was to go from a text does not stay here either. */
export async function settleProposed(
	db: Db,
	{ cityId, id }: { cityId: number; id: number },
	settled: { state: 'confirmed' | 'declined' | 'withdrawn'; by: number; at: Date; reason?: string }
): Promise<void> {
	await db
		.updateTable('proposed_decision')
		.set({
			state: settled.state,
			settled_by: settled.by,
			settled_at: settled.at,
			reason: settled.reason ?? '',
			passages: ''
		})
		.where('city_id', '=', cityId)
		.where('id', '=', id)
		.execute();
}

function proposals(db: Db, cityId: number) {
	return db
		.selectFrom('proposed_decision')
		.innerJoin('resident as proposer', (join) =>
			join
				.onRef('proposer.city_id', '=', 'proposed_decision.city_id')
				.onRef('proposer.id', '=', 'proposed_decision.proposed_by')
		)
		.leftJoin('resident as settler', (join) =>
			join
				.onRef('settler.city_id', '=', 'proposed_decision.city_id')
				.onRef('settler.id', '=', 'proposed_decision.settled_by')
		)
		.where('proposed_decision.city_id', '=', cityId)
		.select([
			'proposed_decision.id',
			'proposed_decision.step',
			'proposed_decision.ground',
			'proposed_decision.law',
			'proposed_decision.facts',
			'proposed_decision.days',
			'proposed_decision.passages',
			'proposed_decision.version',
			'proposed_decision.proposed_by as proposedBy',
			'proposed_decision.proposed_at as proposedAt',
			'proposed_decision.state',
			'proposed_decision.settled_at as settledAt',
			'proposed_decision.reason',
			'proposer.display_name as proposedByName',
			'proposer.role as proposerRole',
			'settler.display_name as settledByName'
		]);
}

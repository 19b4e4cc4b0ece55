import type { Insertable } from 'kysely';
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

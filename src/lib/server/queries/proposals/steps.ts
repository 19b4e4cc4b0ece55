import { sql } from 'kysely';
import { isSupportable, type ProposalState } from '#lib/domain/proposal.ts';
import type { Db } from '../../database/connect.ts';
import { lapseMergers } from './mergers.ts';

export interface Step {
	cityId: number;
	proposalId: number;
	from: ProposalState;
	to: ProposalState;
	/** Null when nobody in particular took it: the count reached the threshold. */
	by: number | null;
	at: Date;
	/** Since when it is in that state, where that is not now: what was undone is as it was. */
	since?: Date;
	/** The merger by which it lives on in another. */
	mergerId?: number;
	note?: { text: string; html: string; language: string };
}

/**
 * Moves a locked proposal on and writes the line of its time line. What takes no supports any more is in
 * no merger that still waits for an answer. @returns the step's number
 */
export async function moveProposal(db: Db, step: Step): Promise<number> {
	await db
		.updateTable('proposal')
		.set({
			state: step.to,
			state_since: step.since ?? step.at,
			merger_id: step.mergerId ?? null
		})
		.where('city_id', '=', step.cityId)
		.where('id', '=', step.proposalId)
		.execute();
	if (!isSupportable(step.to)) await lapseMergers(db, step);
	const { number } = await db
		.insertInto('proposal_step')
		.values((eb) => ({
			city_id: step.cityId,
			proposal_id: step.proposalId,
			number: eb
				.selectFrom('proposal_step')
				.where('city_id', '=', step.cityId)
				.where('proposal_id', '=', step.proposalId)
				.select(sql<number>`coalesce(max(number), 0) + 1`.as('next')),
			from_state: step.from,
			to_state: step.to,
			note: step.note?.text ?? '',
			note_html: step.note?.html ?? '',
			note_language: step.note?.language ?? null,
			taken_by: step.by,
			taken_at: step.at
		}))
		.returning('number')
		.executeTakeFirstOrThrow();
	return number;
}

export interface TakenStep {
	number: number;
	from: ProposalState;
	to: ProposalState;
	at: Date;
	byName: string | null;
	noteHtml: string;
	noteLanguage: string | null;
}

/** The time line, first step first. */
export async function stepsOf(db: Db, cityId: number, proposalId: number): Promise<TakenStep[]> {
	return db
		.selectFrom('proposal_step as step')
		.leftJoin('resident', (join) =>
			join.onRef('resident.city_id', '=', 'step.city_id').onRef('resident.id', '=', 'step.taken_by')
		)
		.where('step.city_id', '=', cityId)
		.where('step.proposal_id', '=', proposalId)
		.select([
			'step.number',
			'step.from_state as from',
			'step.to_state as to',
			'step.taken_at as at',
			'resident.display_name as byName',
			'step.note_html as noteHtml',
			'step.note_language as noteLanguage'
		])
		.orderBy('step.number')
		.execute();
}

/** What a mail about one step says. */
export async function stepByNumber(db: Db, cityId: number, proposalId: number, number: number) {
	return db
		.selectFrom('proposal_step')
		.where('city_id', '=', cityId)
		.where('proposal_id', '=', proposalId)
		.where('number', '=', number)
		.select(['from_state as from', 'to_state as to', 'note', 'note_language as noteLanguage'])
		.executeTakeFirst();
}

import type { Verdict } from '#lib/domain/proposal.ts';
import type { Db } from '../database/connect.ts';

export interface NewAnswer {
	cityId: number;
	proposalId: number;
	version: number;
	verdict: Verdict;
	reason: string;
	reasonHtml: string;
	language: string;
	owner: string;
	by: number | null;
	at: Date;
}

export async function insertAnswer(db: Db, answer: NewAnswer): Promise<void> {
	await db
		.insertInto('official_answer')
		.values({
			city_id: answer.cityId,
			proposal_id: answer.proposalId,
			version: answer.version,
			verdict: answer.verdict,
			reason: answer.reason,
			reason_html: answer.reasonHtml,
			language: answer.language,
			owner: answer.owner,
			answered_by: answer.by,
			answered_at: answer.at
		})
		.execute();
}

/** Every version of the city's answer, the one that stands first; empty before there is one. */
export async function answersTo(db: Db, cityId: number, proposalId: number) {
	return db
		.selectFrom('official_answer as answer')
		.leftJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'answer.city_id')
				.onRef('resident.id', '=', 'answer.answered_by')
		)
		.where('answer.city_id', '=', cityId)
		.where('answer.proposal_id', '=', proposalId)
		.select([
			'answer.version',
			'answer.verdict',
			'answer.reason',
			'answer.reason_html as reasonHtml',
			'answer.language',
			'answer.owner',
			'answer.answered_at as answeredAt',
			'resident.display_name as byName'
		])
		.orderBy('answer.version', 'desc')
		.execute();
}

import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import { hidingOf, unlessHidden, type HiddenVersion } from '../moderation/former-text.ts';

/** Keeps the text that stands in `proposal` now as its next version. */
export async function keepVersion(
	db: Db,
	kept: { cityId: number; proposalId: number; by: number | null; at: Date }
): Promise<{ version: number; title: string; summary: string; body: string; language: string }> {
	const { rows } = await sql<Awaited<ReturnType<typeof keepVersion>>>`
		with proposal as (
			update proposal set version = version + 1
			where city_id = ${kept.cityId} and id = ${kept.proposalId}
			returning *
		)
		insert into proposal_version (
			city_id, proposal_id, version, title, summary, body, body_html, language, written_by, written_at)
		select proposal.city_id, proposal.id, version, title, summary, body, body_html, language,
			${kept.by}::bigint, ${kept.at}::timestamptz
		from proposal
		join content on content.city_id = proposal.city_id and content.id = proposal.id
		returning version, title, summary, body, language`.execute(db);
	const [row] = rows;
	if (!row) throw new Error('There is no such proposal.');
	return row;
}

export interface KeptVersion extends HiddenVersion {
	version: number;
	title: string;
	summary: string;
	body: string;
	language: string;
	writtenAt: Date;
	byName: string | null;
}

/** Every version, the newest first; of what a decision hid nothing but that. */
export async function versionsOf(
	db: Db,
	cityId: number,
	proposalId: number
): Promise<KeptVersion[]> {
	return db
		.selectFrom('proposal_version')
		.leftJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'proposal_version.city_id')
				.onRef('resident.id', '=', 'proposal_version.written_by')
		)
		.leftJoinLateral(hidingOf('proposal_version.proposal_id').as('hiding'), (join) => join.onTrue())
		.where('proposal_version.city_id', '=', cityId)
		.where('proposal_version.proposal_id', '=', proposalId)
		.select([
			'proposal_version.version',
			unlessHidden('proposal_version.title').as('title'),
			unlessHidden('proposal_version.summary').as('summary'),
			unlessHidden('proposal_version.body').as('body'),
			'proposal_version.language',
			'proposal_version.written_at as writtenAt',
			'resident.display_name as byName',
			'hiding.hiddenId',
			'hiding.hiddenRule',
			'hiding.hiddenAt'
		])
		.orderBy('proposal_version.version', 'desc')
		.execute();
}

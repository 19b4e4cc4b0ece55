import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';

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

export interface KeptVersion {
	version: number;
	title: string;
	summary: string;
	body: string;
	language: string;
	writtenAt: Date;
	byName: string | null;
}

/** Every version, the newest first. */
export async function versionsOf(
	db: Db,
	cityId: number,
	proposalId: number
): Promise<KeptVersion[]> {
	return db
		.selectFrom('proposal_version as kept')
		.leftJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'kept.city_id')
				.onRef('resident.id', '=', 'kept.written_by')
		)
		.where('kept.city_id', '=', cityId)
		.where('kept.proposal_id', '=', proposalId)
		.select([
			'kept.version',
			'kept.title',
			'kept.summary',
			'kept.body',
			'kept.language',
			'kept.written_at as writtenAt',
			'resident.display_name as byName'
		])
		.orderBy('kept.version', 'desc')
		.execute();
}

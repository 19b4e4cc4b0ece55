import { sql } from 'kysely';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { ProposalState } from '#lib/domain/proposal.ts';
import type { Db } from '../database/connect.ts';

/** A proposal from elsewhere, complete, as it is written. */
export interface ImportedProposal {
	sourceKey: string;
	title: string;
	summary: string;
	body: string;
	bodyHtml: string;
	language: string;
	categoryId: number | null;
	neighbourhoodId: number | null;
	state: ProposalState;
	supports: number;
	publishedAt: Date;
}

/** Where they go, and who brings them (null: the operator). */
export interface ImportTarget {
	cityId: number;
	groupId: number;
	threshold: number | null;
	by: number | null;
	now: Date;
	/** Stands in the time line beside a state that they had before. */
	stateNote: { text: string; html: string; language: TextLanguage };
}

/** Which of these keys the group has taken in before. */
export async function knownSourceKeys(
	db: Db,
	{ cityId, groupId }: { cityId: number; groupId: number }
): Promise<Set<string>> {
	const rows = await db
		.selectFrom('import_record')
		.where('city_id', '=', cityId)
		.where('group_id', '=', groupId)
		.where('kind', '=', 'proposal')
		.select('source_key')
		.execute();
	return new Set(rows.map((row) => row.source_key));
}

export type WrittenProposal = ImportedProposal & { id: number };

/** Writes a batch: content, proposal, figures, first version, time line and where it came from. */
export async function insertImported(
	db: Db,
	target: ImportTarget,
	proposals: readonly ImportedProposal[]
): Promise<WrittenProposal[]> {
	const ids = await insertContents(db, target, proposals);
	const all = proposals.flatMap((proposal, place) => {
		const id = ids[place];
		return id === undefined ? [] : [{ ...proposal, id }];
	});
	await insertTexts(db, target, all);
	await insertSteps(db, target, all);
	await db
		.insertInto('import_record')
		.values(
			all.map(({ id, sourceKey }) => ({
				city_id: target.cityId,
				group_id: target.groupId,
				kind: 'proposal',
				source_key: sourceKey,
				content_id: id,
				imported_at: target.now
			}))
		)
		.execute();
	return all;
}

/** So many new rows change how the database should look for them. */
const many = 500;

/** Tells the planner of many new rows at once; of its own accord it would notice within a minute or so. */
export async function countAfresh(db: Db, { created }: { created: number }): Promise<void> {
	if (created < many) return;
	await sql`analyze content, proposal, proposal_figures, thread, thread_figures, comment, search_document, search_word`.execute(
		db
	);
}

/** Identities are given in the order of the values: sorted, they are the proposals' own. */
async function insertContents(
	db: Db,
	{ cityId, groupId, now }: ImportTarget,
	proposals: readonly ImportedProposal[]
): Promise<number[]> {
	const rows = await db
		.insertInto('content')
		.values(
			proposals.map(({ language, publishedAt }) => ({
				city_id: cityId,
				kind: 'proposal' as const,
				group_id: groupId,
				author_id: null,
				language,
				created_at: now,
				published_at: publishedAt
			}))
		)
		.returning('id')
		.execute();
	return rows.map(({ id }) => id).sort((one, other) => one - other);
}

async function insertTexts(
	db: Db,
	{ cityId, threshold, by, now }: ImportTarget,
	proposals: readonly WrittenProposal[]
): Promise<void> {
	await db
		.insertInto('proposal')
		.values(
			proposals.map((proposal) => ({
				city_id: cityId,
				id: proposal.id,
				title: proposal.title,
				summary: proposal.summary,
				body: proposal.body,
				body_html: proposal.bodyHtml,
				category_id: proposal.categoryId,
				neighbourhood_id: proposal.neighbourhoodId,
				state: proposal.state,
				state_since: proposal.state === 'gathering' ? proposal.publishedAt : now,
				threshold,
				version: 1,
				supports_elsewhere: proposal.supports,
				saved_at: now
			}))
		)
		.execute();
	await db
		.insertInto('proposal_figures')
		.values(proposals.map(({ id, supports }) => ({ city_id: cityId, proposal_id: id, supports })))
		.execute();
	await db
		.insertInto('proposal_version')
		.values(
			proposals.map((proposal) => ({
				city_id: cityId,
				proposal_id: proposal.id,
				version: 1,
				title: proposal.title,
				summary: proposal.summary,
				body: proposal.body,
				body_html: proposal.bodyHtml,
				language: proposal.language,
				written_by: by,
				written_at: now
			}))
		)
		.execute();
}

/** Published on its day elsewhere; in the state it had there since it is here. */
async function insertSteps(
	db: Db,
	{ cityId, by, now, stateNote }: ImportTarget,
	proposals: readonly WrittenProposal[]
): Promise<void> {
	const steps = proposals.flatMap(({ id, state, publishedAt }) => {
		const own = { city_id: cityId, proposal_id: id, taken_by: by };
		const published = {
			...own,
			number: 1,
			from_state: 'draft' as const,
			to_state: 'gathering' as const,
			taken_at: publishedAt
		};
		const brought = {
			...own,
			number: 2,
			from_state: 'gathering' as const,
			to_state: state,
			note: stateNote.text,
			note_html: stateNote.html,
			note_language: stateNote.language,
			taken_at: now
		};
		return state === 'gathering' ? [published] : [published, brought];
	});
	await db.insertInto('proposal_step').values(steps).execute();
}

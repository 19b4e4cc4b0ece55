import { sql, type ExpressionBuilder } from 'kysely';
import type { Actor } from '#lib/domain/actor.ts';
import type { GroupVisibility } from '#lib/domain/group.ts';
import { openStates } from '#lib/domain/proposal.ts';
import type { Db } from '../../database/connect.ts';
import type { Schema } from '../../database/schema.ts';
import { canReadContent } from '../visibility.ts';
import { listedProposals, type Asked } from './listing.ts';
import { authorOf, facts } from './mergers.ts';

/**
 * The mergers of a proposal that hold or wait for an answer, with the other one if this viewer can read it. Its
 * own come first: whatever is cut off of a long list, the page says where it lives on.
 */
export async function mergersAbout(db: Db, cityId: number, proposalId: number, viewer: Actor) {
	return withOther(db, cityId, proposalId, viewer)
		.where('merger.state', 'in', ['asked', 'agreed'])
		.where((eb) =>
			eb.or([eb('merger.from_id', '=', proposalId), eb('merger.into_id', '=', proposalId)])
		)
		.orderBy((eb) => eb('merger.from_id', '=', proposalId), 'desc')
		.orderBy('merger.id')
		.limit(100)
		.execute();
}

/** All mergers that were suggested for a proposal, the newest first. */
export async function mergersFrom(db: Db, cityId: number, fromId: number, viewer: Actor) {
	return withOther(db, cityId, fromId, viewer)
		.where('merger.from_id', '=', fromId)
		.orderBy('merger.id', 'desc')
		.limit(10)
		.execute();
}
export type SeenMerger = Awaited<ReturnType<typeof mergersFrom>>[number];

/** As a column beside `proposal`: in which one it lives on, if this viewer can read that. */
export function mergedInto(eb: ExpressionBuilder<Schema, 'proposal'>, viewer: Actor) {
	return eb
		.selectFrom('proposal_merger as merger')
		.innerJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'merger.city_id')
				.onRef('content.id', '=', 'merger.into_id')
		)
		.whereRef('merger.city_id', '=', 'proposal.city_id')
		.whereRef('merger.id', '=', 'proposal.merger_id')
		.where(canReadContent(viewer))
		.select('content.id');
}

/** The same of one proposal, for a letter; undefined when it is merged no more. */
export async function whereItLivesOn(
	db: Db,
	{ cityId, id, viewer }: { cityId: number; id: number; viewer: Actor }
): Promise<{ id: number; title: string; language: string } | undefined> {
	const rows = await mergersAbout(db, cityId, id, viewer);
	const { otherId, otherTitle, otherLanguage } =
		rows.find((row) => row.fromId === id && row.state === 'agreed') ?? {};
	if (!otherId || !otherTitle || !otherLanguage) return undefined;
	return { id: otherId, title: otherTitle, language: otherLanguage };
}

/** Who may read what is written in these groups. */
export async function visibilityOfGroup(
	db: Db,
	cityId: number,
	groupId: number | null
): Promise<GroupVisibility> {
	const group = await db
		.selectFrom('partner_group')
		.where('city_id', '=', cityId)
		.where('id', '=', groupId)
		.select('visibility')
		.executeTakeFirst();
	return group?.visibility ?? 'public';
}

/** Into which a proposal may be merged, among those that a search finds or that have this number. */
export async function mergeCandidates(
	db: Db,
	asked: Asked,
	{ fromId, number, limit }: { fromId: number; number?: number; limit: number }
) {
	return listedProposals(db, asked)
		.innerJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'content.city_id')
				.onRef('partner_group.id', '=', 'content.group_id')
		)
		.leftJoin('resident as author', (join) =>
			join
				.onRef('author.city_id', '=', 'content.city_id')
				.onRef('author.id', '=', 'content.author_id')
		)
		.where('content.id', '!=', fromId)
		.where('proposal.state', 'in', openStates)
		.where(hasReadersOf(fromId))
		.$if(number !== undefined, (list) => list.where('content.id', '=', number ?? 0))
		.select([
			'content.id',
			'proposal.title',
			'content.language',
			'proposal_figures.supports',
			'author.display_name as authorName'
		])
		.orderBy('proposal_figures.supports', 'desc')
		.orderBy('content.id', 'desc')
		.limit(limit)
		.execute();
}

/** On `partner_group`: of the same group as the other proposal, or both are for everybody. */
function hasReadersOf(fromId: number) {
	return sql<boolean>`exists (
		select from content as other
			join partner_group as its on its.city_id = other.city_id and its.id = other.group_id
		where other.city_id = partner_group.city_id and other.id = ${fromId}
			and (its.id = partner_group.id
				or (its.visibility = 'public' and partner_group.visibility = 'public')))`;
}

function withOther(db: Db, cityId: number, proposalId: number, viewer: Actor) {
	const otherId = sql<number>`case when merger.from_id = ${proposalId} then merger.into_id
		else merger.from_id end`;
	return db
		.selectFrom('proposal_merger as merger')
		.innerJoin('resident as suggester', (join) =>
			join
				.onRef('suggester.city_id', '=', 'merger.city_id')
				.onRef('suggester.id', '=', 'merger.suggested_by')
		)
		.leftJoin('resident as ender', (join) =>
			join.onRef('ender.city_id', '=', 'merger.city_id').onRef('ender.id', '=', 'merger.ended_by')
		)
		.leftJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'merger.city_id')
				.on('content.id', '=', otherId)
				.on(canReadContent(viewer))
		)
		.leftJoin('proposal', (join) =>
			join.onRef('proposal.city_id', '=', 'content.city_id').onRef('proposal.id', '=', 'content.id')
		)
		.leftJoin('resident as author', (join) =>
			join
				.onRef('author.city_id', '=', 'content.city_id')
				.onRef('author.id', '=', 'content.author_id')
		)
		.where('merger.city_id', '=', cityId)
		.select([
			...facts,
			authorOf('from_id').as('fromAuthorId'),
			authorOf('into_id').as('intoAuthorId'),
			'suggester.display_name as suggestedByName',
			'ender.display_name as endedByName',
			'content.id as otherId',
			'proposal.title as otherTitle',
			'content.language as otherLanguage',
			'author.display_name as otherAuthorName'
		]);
}

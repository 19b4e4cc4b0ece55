import { expressionBuilder, type Expression, type SqlBool } from 'kysely';
import type { Actor } from '#lib/domain/actor.ts';
import type { Db } from '../../database/connect.ts';
import type { Schema } from '../../database/schema.ts';
import { matchingContent, type SearchPlan } from '../search.ts';
import { canReadContent } from '../visibility.ts';

/** Whose poll it is, and who looks. */
export interface Linking {
	cityId: number;
	viewer: Actor;
	/** The poll's group, null for the whole city. */
	groupId: number | null;
}

export interface LinkableProposal {
	id: number;
	title: string;
	language: string;
	supports: number;
}

/** Of these proposals those that a poll may link to, in no order. */
export async function linkableProposals(
	db: Db,
	linking: Linking,
	ids: readonly number[]
): Promise<LinkableProposal[]> {
	if (ids.length === 0) return [];
	return linkable(db, linking)
		.where('content.id', 'in', [...ids])
		.execute();
}

/** Proposals that a poll may link to: those that a search finds, or that have reached their threshold. */
export async function offeredProposals(
	db: Db,
	linking: Linking,
	plan: SearchPlan | undefined,
	limit: number
): Promise<LinkableProposal[]> {
	const query = linkable(db, linking);
	if (!plan) {
		return query
			.whereRef('proposal_figures.supports', '>=', 'proposal.threshold')
			.orderBy('proposal_figures.supports', 'desc')
			.orderBy('content.id', 'desc')
			.limit(limit)
			.execute();
	}
	return query
		.innerJoin(matchingContent(db, linking.cityId, plan).as('found'), (join) =>
			join.onRef('found.content_id', '=', 'content.id')
		)
		.orderBy('found.rank', 'desc')
		.orderBy('content.id', 'desc')
		.limit(limit)
		.execute();
}

function linkable(db: Db, { cityId, viewer, groupId }: Linking) {
	return db
		.selectFrom('content')
		.innerJoin('proposal', (join) =>
			join.onRef('proposal.city_id', '=', 'content.city_id').onRef('proposal.id', '=', 'content.id')
		)
		.innerJoin('proposal_figures', (join) =>
			join
				.onRef('proposal_figures.city_id', '=', 'content.city_id')
				.onRef('proposal_figures.proposal_id', '=', 'content.id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.kind', '=', 'proposal')
		.where('content.published_at', 'is not', null)
		.where(canReadContent(viewer))
		.where(isSeenByVoters(groupId))
		.select(['content.id', 'proposal.title', 'content.language', 'proposal_figures.supports']);
}

/** Whoever sees the poll can follow the link: it leads into the same group, or to what is public. */
function isSeenByVoters(groupId: number | null): Expression<SqlBool> {
	const eb = expressionBuilder<Schema, 'content'>();
	return eb.or([
		eb('content.group_id', 'is', null),
		...(groupId === null ? [] : [eb('content.group_id', '=', groupId)]),
		eb.exists(
			eb
				.selectFrom('partner_group')
				.whereRef('partner_group.city_id', '=', 'content.city_id')
				.whereRef('partner_group.id', '=', 'content.group_id')
				.where('partner_group.visibility', '=', 'public')
				.select(eb.lit(1).as('public'))
		)
	]);
}

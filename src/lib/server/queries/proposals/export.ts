import type { Db } from '../../database/connect.ts';
import { marksColumn } from '../moderation/marks.ts';
import { listedProposals, type Asked } from './listing.ts';
import { mergedInto } from './merged.ts';

/** The next proposals of a list in the order of their ids, with all that is public of them. */
export async function nextForExport(
	db: Db,
	asked: Asked,
	{ after, size }: { after: number; size: number }
) {
	return listedProposals(db, asked)
		.leftJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'content.city_id')
				.onRef('partner_group.id', '=', 'content.group_id')
		)
		.leftJoin('category', (join) =>
			join
				.onRef('category.city_id', '=', 'proposal.city_id')
				.onRef('category.id', '=', 'proposal.category_id')
		)
		.leftJoin('neighbourhood', (join) =>
			join
				.onRef('neighbourhood.city_id', '=', 'proposal.city_id')
				.onRef('neighbourhood.id', '=', 'proposal.neighbourhood_id')
		)
		.leftJoinLateral(
			(eb) =>
				eb
					.selectFrom('official_answer')
					.whereRef('official_answer.city_id', '=', 'content.city_id')
					.whereRef('official_answer.proposal_id', '=', 'content.id')
					.orderBy('official_answer.version', 'desc')
					.limit(1)
					.select(['reason', 'owner', 'answered_at'])
					.as('answer'),
			(join) => join.onTrue()
		)
		.where('content.id', '>', after)
		.select((eb) => [
			'content.id',
			'proposal.title',
			'proposal.summary',
			'proposal.body as text',
			'content.language',
			'category.names as categoryNames',
			'neighbourhood.names as neighbourhoodNames',
			'partner_group.name as groupName',
			'proposal.state',
			'proposal_figures.supports',
			'content.published_at as publishedAt',
			'answer.reason as answer',
			'answer.owner as answeredBy',
			'answer.answered_at as answeredAt',
			marksColumn().as('marks'),
			mergedInto(eb, asked.viewer).as('mergedInto')
		])
		.orderBy('content.id')
		.limit(size)
		.execute();
}

import { sql, type RawBuilder } from 'kysely';
import { residentId, type Actor } from '#lib/domain/actor.ts';
import { openStates } from '#lib/domain/proposal.ts';
import type { Listing, Order, Place } from '#lib/domain/proposal/listing.ts';
import type { Db } from '../../database/connect.ts';
import { unlessCollapsed } from '../moderation/marks.ts';
import { matchingContent, type SearchPlan } from '../search.ts';
import { canReadContent } from '../visibility.ts';

/** Which list: of a city, as this viewer may see it, narrowed as the address says. */
export interface Asked {
	cityId: number;
	viewer: Actor;
	listing: Listing;
	/** What was sought by words; undefined when nothing was. */
	plan?: SearchPlan;
}

/** Every published proposal of the list, joined and narrowed, without order or columns. */
export function listedProposals(db: Db, { cityId, viewer, listing, plan }: Asked) {
	const { state, categoryId, neighbourhoodId, groupId, mine, unanswered } = listing;
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
		.$if(plan !== undefined, (list) =>
			list.innerJoin(matchingContent(db, cityId, plan ?? nothing).as('found'), (join) =>
				join.onRef('found.content_id', '=', 'content.id')
			)
		)
		.$if(state !== null, (list) => list.where('proposal.state', '=', state))
		.$if(unanswered, (list) => list.where('proposal.state', 'in', openStates))
		.$if(categoryId !== null, (list) => list.where('proposal.category_id', '=', categoryId))
		.$if(neighbourhoodId !== null, (list) =>
			list.where('proposal.neighbourhood_id', '=', neighbourhoodId)
		)
		.$if(groupId !== null, (list) => list.where('content.group_id', '=', groupId))
		.$if(mine, (list) =>
			list.where((eb) =>
				eb.or([
					eb('content.author_id', '=', residentId(viewer)),
					eb.exists(
						eb
							.selectFrom('support')
							.whereRef('support.city_id', '=', 'content.city_id')
							.whereRef('support.proposal_id', '=', 'content.id')
							.where('support.resident_id', '=', residentId(viewer))
							.select(eb.lit(1).as('mine'))
					)
				])
			)
		);
}

const nothing: SearchPlan = { wanted: '', same: '', near: '' };

export async function countProposals(db: Db, asked: Asked): Promise<number> {
	const { count } = await listedProposals(db, asked)
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

/**
 * One page, by key: what follows (or comes before) the place, in the list's order. `more` tells
 * whether there is still something beyond it in that direction.
 */
export async function pageOfProposals(db: Db, asked: Asked, size: number) {
	const { order, place } = asked.listing;
	const sort = sorts[order === 'match' && !asked.plan ? 'newest' : order];
	const back = place?.side === 'before';
	const direction = (sort.rising ? !back : back) ? 'asc' : 'desc';
	const rows = await listedProposals(db, asked)
		.leftJoin('neighbourhood', (join) =>
			join
				.onRef('neighbourhood.city_id', '=', 'proposal.city_id')
				.onRef('neighbourhood.id', '=', 'proposal.neighbourhood_id')
		)
		.$if(place !== null, (list) => list.where(beyond(sort, place, direction)))
		.select([
			'proposal.id',
			'proposal.title',
			unlessCollapsed('proposal.summary').as('summary'),
			sql<string>`left(${unlessCollapsed('proposal.body')}, 600)`.as('body'),
			'proposal.state',
			'proposal.threshold',
			'proposal_figures.supports',
			'content.language',
			'content.published_at as publishedAt',
			'neighbourhood.names as neighbourhoodNames',
			sort.value.as('sortValue')
		])
		.orderBy(sort.column, direction)
		.orderBy('content.id', direction)
		.limit(size + 1)
		.execute();
	const page = rows.slice(0, size);
	return { rows: back ? page.reverse() : page, more: rows.length > size };
}
export type ListedProposal = Awaited<ReturnType<typeof pageOfProposals>>['rows'][number];

interface Sort {
	/** What the index holds. */
	column: RawBuilder<unknown>;
	/** The same as a whole number for the address. */
	value: RawBuilder<number>;
	/** The number of an address as the index holds it. */
	bound(value: number): RawBuilder<unknown>;
	rising?: boolean;
}

const plain = (column: string): Sort => ({
	column: sql.ref(column),
	value: sql.ref<number>(column),
	bound: (value) => sql`${value}::bigint`
});

const newest: Sort = {
	column: sql.ref('content.published_at'),
	value: sql<number>`(extract(epoch from content.published_at) * 1000000)::bigint`,
	bound: (value) => sql`(timestamptz 'epoch' + ${value}::bigint * interval '1 microsecond')`
};

const sorts: Record<Order, Sort> = {
	newest,
	supported: plain('proposal_figures.supports'),
	unseen: { ...plain('proposal_figures.views'), rising: true },
	match: plain('found.rank')
};

function beyond(sort: Sort, place: Place | null, direction: 'asc' | 'desc'): RawBuilder<boolean> {
	const { value, id } = place ?? { value: 0, id: 0 };
	const than = sql.raw(direction === 'asc' ? '>' : '<');
	return sql<boolean>`(${sort.column}, content.id) ${than} (${sort.bound(value)}, ${id}::bigint)`;
}

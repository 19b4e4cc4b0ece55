import { sql } from 'kysely';
import type { Actor } from '#lib/domain/actor.ts';
import type { Db } from '../../database/connect.ts';
import { standingState } from '../threads.ts';
import { canReadContent } from '../visibility.ts';

interface Asked {
	cityId: number;
	viewer: Actor;
	groupId: number | null;
	/** Behind this thread: `value` in microseconds since 1970. */
	place: { value: number; id: number } | null;
}

/** Threads that stand alone or in which somebody has written, the liveliest first: one page by key. */
export async function pageOfThreads(
	db: Db,
	{ cityId, viewer, groupId, place }: Asked,
	size: number
) {
	const lively = sql<Date>`coalesce(figures.last_comment_at, content.published_at)`;
	const value = sql<number>`(extract(epoch from ${lively}) * 1000000)::bigint`;
	const rows = await db
		.selectFrom('content')
		.innerJoin('thread', (join) =>
			join.onRef('thread.city_id', '=', 'content.city_id').onRef('thread.id', '=', 'content.id')
		)
		.innerJoin('thread_figures as figures', (join) =>
			join
				.onRef('figures.city_id', '=', 'thread.city_id')
				.onRef('figures.thread_id', '=', 'thread.id')
		)
		.leftJoin('proposal', (join) =>
			join
				.onRef('proposal.city_id', '=', 'thread.city_id')
				.onRef('proposal.id', '=', 'thread.subject_id')
		)
		.leftJoin('poll', (join) =>
			join.onRef('poll.city_id', '=', 'thread.city_id').onRef('poll.id', '=', 'thread.subject_id')
		)
		.leftJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'content.city_id')
				.onRef('partner_group.id', '=', 'content.group_id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.kind', '=', 'thread')
		.where((eb) => eb.or([eb('figures.comments', '>', 0), eb('thread.subject_id', 'is', null)]))
		.$if(groupId !== null, (list) => list.where('content.group_id', '=', groupId))
		.$if(place !== null, (list) =>
			list.where(
				sql<boolean>`(${value}, content.id) < (${place?.value ?? 0}::bigint, ${place?.id ?? 0}::bigint)`
			)
		)
		.where(canReadContent(viewer))
		.orderBy(value, 'desc')
		.orderBy('content.id', 'desc')
		.limit(size + 1)
		.select((eb) => [
			'thread.id',
			standingState.as('state'),
			'content.language',
			'content.published_at as publishedAt',
			'figures.comments',
			lively.as('livelyAt'),
			value.as('sortValue'),
			'partner_group.name as groupName',
			'partner_group.language as groupLanguage',
			eb.fn.coalesce('proposal.title', 'poll.title', 'thread.title').as('title')
		])
		.$narrowType<{ publishedAt: Date }>()
		.execute();
	return { rows: rows.slice(0, size), more: rows.length > size };
}
export type ListedThread = Awaited<ReturnType<typeof pageOfThreads>>['rows'][number];

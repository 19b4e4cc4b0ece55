import { sql } from 'kysely';
import type { FeedItem } from '#lib/domain/feed.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Marks } from '#lib/domain/moderation/marks.ts';
import type { Db } from '../database/connect.ts';
import { markedAt, marksColumn, unlessCollapsed } from './moderation/marks.ts';
import { listedProposals, type Asked } from './proposals/listing.ts';
import { canReadContent, isNotHidden } from './visibility.ts';

/** What a feed shows of a text, without its path. */
export type FeedRow = Omit<FeedItem, 'kind' | 'path' | 'isRemoved' | 'comments'> & {
	id: number;
	marks?: Marks | null;
};

/** The newest proposals of a list. */
export async function newestProposals(db: Db, asked: Asked, limit: number): Promise<FeedRow[]> {
	return listedProposals(db, asked)
		.leftJoin('resident as author', (join) =>
			join
				.onRef('author.city_id', '=', 'content.city_id')
				.onRef('author.id', '=', 'content.author_id')
		)
		.orderBy('content.published_at', 'desc')
		.orderBy('content.id', 'desc')
		.limit(limit)
		.select([
			'content.id',
			'proposal.title',
			'content.language',
			'author.display_name as authorName',
			unlessCollapsed('proposal.body_html').as('html'),
			marksColumn().as('marks'),
			'content.published_at as publishedAt',
			lastWritten.as('updatedAt')
		])
		.$narrowType<{ publishedAt: Date }>()
		.execute();
}

/** The newest answers of the city in their standing words; a correction is a change of its entry. */
export async function newestAnswers(
	db: Db,
	{ cityId, viewer }: { cityId: number; viewer: Actor },
	limit: number
): Promise<FeedRow[]> {
	return db
		.selectFrom((from) =>
			from
				.selectFrom('official_answer as answer')
				.distinctOn('answer.proposal_id')
				.where('answer.city_id', '=', cityId)
				.orderBy('answer.proposal_id')
				.orderBy('answer.version', 'desc')
				.selectAll()
				.as('standing')
		)
		.innerJoin('official_answer as first', (join) =>
			join
				.on('first.city_id', '=', cityId)
				.onRef('first.proposal_id', '=', 'standing.proposal_id')
				.on('first.version', '=', 1)
		)
		.innerJoin('content', (join) =>
			join.on('content.city_id', '=', cityId).onRef('content.id', '=', 'standing.proposal_id')
		)
		.innerJoin('proposal', (join) =>
			join.on('proposal.city_id', '=', cityId).onRef('proposal.id', '=', 'standing.proposal_id')
		)
		.where('proposal.state', '!=', 'withdrawn')
		.where(canReadContent(viewer))
		.orderBy('standing.answered_at', 'desc')
		.orderBy('content.id', 'desc')
		.limit(limit)
		.select([
			'content.id',
			'proposal.title',
			'standing.language',
			'standing.owner as authorName',
			'standing.reason_html as html',
			'first.answered_at as publishedAt',
			'standing.answered_at as updatedAt'
		])
		.execute();
}

/** The newest that was begun in a group: proposals, polls, and discussions that stand alone. */
export async function newestInGroup(
	db: Db,
	{ cityId, viewer, groupId }: { cityId: number; viewer: Actor; groupId: number },
	limit: number
): Promise<(FeedRow & { kind: 'proposal' | 'poll' | 'thread' })[]> {
	return db
		.selectFrom('content')
		.leftJoin('proposal', (join) =>
			join.onRef('proposal.city_id', '=', 'content.city_id').onRef('proposal.id', '=', 'content.id')
		)
		.leftJoin('poll', (join) =>
			join.onRef('poll.city_id', '=', 'content.city_id').onRef('poll.id', '=', 'content.id')
		)
		.leftJoin('thread', (join) =>
			join.onRef('thread.city_id', '=', 'content.city_id').onRef('thread.id', '=', 'content.id')
		)
		.leftJoin('resident as author', (join) =>
			join
				.onRef('author.city_id', '=', 'content.city_id')
				.onRef('author.id', '=', 'content.author_id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.group_id', '=', groupId)
		.where('content.published_at', 'is not', null)
		.where((eb) =>
			eb.or([
				eb('content.kind', 'in', ['proposal', 'poll']),
				eb.and([eb('content.kind', '=', 'thread'), eb('thread.subject_id', 'is', null)])
			])
		)
		.where(canReadContent(viewer))
		.orderBy('content.published_at', 'desc')
		.orderBy('content.id', 'desc')
		.limit(limit)
		.select((eb) => [
			'content.id',
			'content.kind',
			'content.language',
			'content.published_at as publishedAt',
			'author.display_name as authorName',
			lastWritten.as('updatedAt'),
			marksColumn().as('marks'),
			eb.fn.coalesce('proposal.title', 'poll.title', 'thread.title', eb.val('')).as('title'),
			eb.fn
				.coalesce(
					unlessCollapsed('proposal.body_html'),
					unlessCollapsed('thread.body_html'),
					eb.val('')
				)
				.as('html')
		])
		.$narrowType<{ publishedAt: Date; kind: 'proposal' | 'poll' | 'thread' }>()
		.execute();
}

/** The newest comments of a thread that the reader may read; of those that were deleted the place alone. */
export async function newestComments(
	db: Db,
	{ cityId, threadId }: { cityId: number; threadId: number },
	limit: number
) {
	return db
		.selectFrom('comment')
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'comment.city_id').onRef('content.id', '=', 'comment.id')
		)
		.leftJoin('resident as author', (join) =>
			join
				.onRef('author.city_id', '=', 'content.city_id')
				.onRef('author.id', '=', 'content.author_id')
		)
		.where('comment.city_id', '=', cityId)
		.where('comment.thread_id', '=', threadId)
		.where(isNotHidden())
		.orderBy('comment.id', 'desc')
		.limit(limit)
		.select((eb) => [
			'comment.id',
			'content.language',
			unlessCollapsed('comment.body_html').as('html'),
			marksColumn().as('marks'),
			'content.published_at as publishedAt',
			'comment.removed_at as removedAt',
			eb.fn.coalesce('author.display_name', 'comment.imported_author').as('authorName'),
			sql<Date>`greatest(coalesce(comment.removed_at, comment.edited_at, content.published_at),
				${markedAt()})`.as('updatedAt')
		])
		.$narrowType<{ publishedAt: Date; updatedAt: Date }>()
		.execute();
}

/** A proposal changes with its newest version; everything with what a decision puts beside it. */
const lastWritten = sql<Date>`greatest(content.published_at, ${markedAt()}, (select max(written_at)
	from proposal_version as version
	where version.city_id = content.city_id and version.proposal_id = content.id))`;

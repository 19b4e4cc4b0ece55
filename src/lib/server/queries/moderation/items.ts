import { sql, type Expression } from 'kysely';
import type { Actor } from '#lib/domain/actor.ts';
import { textKinds } from '#lib/domain/content.ts';
import type { Db } from '../../database/connect.ts';
import { canReadContent, isHiddenFrom } from '../visibility.ts';
import { marksColumn } from './marks.ts';
import { formerText } from './former-text.ts';

/** One thing that somebody wrote. */
export interface ItemKey {
	cityId: number;
	contentId: number;
}

/** A text that can be reported: published, and readable for the viewer. */
export async function readableItem(db: Db, key: ItemKey, viewer: Actor) {
	return items(db, key)
		.where('content.published_at', 'is not', null)
		.where('content.kind', 'in', textKinds)
		.where(canReadContent(viewer))
		.executeTakeFirst();
}

/** The same for whoever decides about it or wrote it, hidden or not. */
export async function findItem(db: Db, key: ItemKey) {
	return items(db, key).executeTakeFirst();
}
export type Item = NonNullable<Awaited<ReturnType<typeof findItem>>>;

/** What everybody may know of something hidden: by which decision. Undefined when it is not, or not for this viewer to know of. */
export async function hiddenItem(db: Db, { cityId, contentId }: ItemKey, viewer: Actor) {
	return db
		.selectFrom('content')
		.innerJoin('decision', (join) =>
			join
				.onRef('decision.city_id', '=', 'content.city_id')
				.onRef('decision.id', '=', 'content.hidden_by')
		)
		.where('content.city_id', '=', cityId)
		.where('content.id', '=', contentId)
		.where(isHiddenFrom(viewer))
		.select([
			'content.kind',
			'content.author_id as authorId',
			'decision.puid',
			'decision.case_id as caseId',
			'decision.rule',
			'decision.decided_at as at'
		])
		.executeTakeFirst();
}

/** The same, held for this transaction: hiding, showing and beginning to discuss it wait for one another. */
export async function holdItem(db: Db, key: ItemKey) {
	return items(db, key).forNoKeyUpdate('content').executeTakeFirst();
}

/** As the others find it; `contentId` can be said by another table. */
export function items(
	db: Db,
	{ cityId, contentId }: { cityId: number; contentId: number | Expression<number> }
) {
	return db
		.selectFrom('content')
		.leftJoin('proposal', (join) =>
			join.onRef('proposal.city_id', '=', 'content.city_id').onRef('proposal.id', '=', 'content.id')
		)
		.leftJoin('poll', (join) =>
			join.onRef('poll.city_id', '=', 'content.city_id').onRef('poll.id', '=', 'content.id')
		)
		.leftJoin('comment', (join) =>
			join.onRef('comment.city_id', '=', 'content.city_id').onRef('comment.id', '=', 'content.id')
		)
		.leftJoin('comment as parent', (join) =>
			join
				.onRef('parent.city_id', '=', 'comment.city_id')
				.onRef('parent.id', '=', 'comment.parent_id')
		)
		.leftJoin('thread', (join) =>
			join
				.onRef('thread.city_id', '=', 'content.city_id')
				.on((eb) => eb('thread.id', '=', eb.fn.coalesce('comment.thread_id', 'content.id')))
		)
		.leftJoin('proposal as discussed', (join) =>
			join
				.onRef('discussed.city_id', '=', 'thread.city_id')
				.onRef('discussed.id', '=', 'thread.subject_id')
		)
		.leftJoin('poll as asked', (join) =>
			join.onRef('asked.city_id', '=', 'thread.city_id').onRef('asked.id', '=', 'thread.subject_id')
		)
		.leftJoin('resident as author', (join) =>
			join
				.onRef('author.city_id', '=', 'content.city_id')
				.onRef('author.id', '=', 'content.author_id')
		)
		.leftJoin('partner_group as page', (join) =>
			join
				.onRef('page.city_id', '=', 'content.city_id')
				.onRef('page.id', '=', 'content.group_id')
				.on('content.kind', '=', 'group')
		)
		.leftJoin('remark', (join) =>
			join.onRef('remark.city_id', '=', 'content.city_id').onRef('remark.id', '=', 'content.id')
		)
		.leftJoin('poll as voted', (join) =>
			join.onRef('voted.city_id', '=', 'remark.city_id').onRef('voted.id', '=', 'remark.poll_id')
		)
		.leftJoinLateral(formerText().as('former'), (join) => join.onTrue())
		.where('content.city_id', '=', cityId)
		.where('content.id', '=', contentId)
		.select((eb) => [
			'content.id',
			'content.kind',
			'content.language',
			'content.author_id as authorId',
			'content.published_at as publishedAt',
			'content.group_id as groupId',
			'content.hidden_by as hiddenBy',
			'content.hidden_with as hiddenWith',
			'content.held_by as heldBy',
			'author.display_name as authorName',
			'author.created_at as authorSince',
			'comment.thread_id as threadId',
			'comment.parent_id as parentId',
			sql<
				string | null
			>`coalesce(comment.picture_id, page.picture_id, (page.hidden_page ->> 'pictureId')::uuid)`.as(
				'pictureId'
			),
			sql<string>`coalesce(comment.picture_alt, page.hidden_page ->> 'pictureAlt', page.picture_alt)`.as(
				'pictureAlt'
			),
			eb.fn.coalesce('comment.removed_at', 'former.removedAt').as('removedAt'),
			/** Of a former version: its number, of which text it is, and how it was summed up. */
			'former.ofKind',
			'former.ofId',
			'former.version as ofVersion',
			/** Of what stands beside votes: whether it is a reason or a name. */
			'remark.part as remarkPart',
			eb.fn.coalesce('proposal.summary', 'former.summary', eb.val('')).as('summary'),
			'parent.body_html as parentHtml',
			marksColumn().as('marks'),
			/** Of the thing itself, or of what a comment or words beside votes stand in. */
			sql<string>`coalesce(proposal.title, poll.title, discussed.title, asked.title, thread.title,
				voted.title, former.title, page.hidden_page ->> 'name', page.name,
				case when content.kind = 'profile' then coalesce(author.hidden_name, author.display_name) end, '')`.as(
				'title'
			),
			sql<string>`coalesce(comment.body_html, proposal.body_html, thread.body_html, former.html, remark.html,
				page.hidden_page ->> 'purposeHtml', page.purpose_html, '')`.as('html')
		]);
}

import type { Actor } from '#lib/domain/actor.ts';
import type { Db } from '../../database/connect.ts';
import { canReadContent, canReadGroup } from '../visibility.ts';
import type { ItemKey } from './items.ts';

/** What a text stands in: what a comment is about, the proposal of a former version, the poll of words beside votes, or the group of everything else. */
export interface Frame {
	title: string;
	language: string;
}

/**
 * What a text is, and what it stands in as far as this viewer may read that at this moment: never anything
 * of the text itself, and nothing of who wrote it. `frame` is null where it stands in the city alone; what
 * waits to be published has no page yet.
 */
export async function whereaboutsOf(db: Db, key: ItemKey, viewer: Actor) {
	const item = await db
		.selectFrom('content')
		.leftJoin('version_content as version', (join) =>
			join.onRef('version.city_id', '=', 'content.city_id').onRef('version.id', '=', 'content.id')
		)
		.leftJoin('remark', (join) =>
			join.onRef('remark.city_id', '=', 'content.city_id').onRef('remark.id', '=', 'content.id')
		)
		.leftJoin('comment', (join) =>
			join
				.onRef('comment.city_id', '=', 'content.city_id')
				.on((eb) => eb('comment.id', '=', eb.fn.coalesce('version.comment_id', 'content.id')))
		)
		.leftJoin('thread', (join) =>
			join
				.onRef('thread.city_id', '=', 'comment.city_id')
				.onRef('thread.id', '=', 'comment.thread_id')
		)
		.where('content.city_id', '=', key.cityId)
		.where('content.id', '=', key.contentId)
		.select((eb) => [
			'content.kind',
			'content.group_id as groupId',
			eb('content.held_by', 'is not', null).as('isHeld'),
			/** What is discussed, what had the version, or what was voted on. */
			eb.fn
				.coalesce('thread.subject_id', 'thread.id', 'version.proposal_id', 'remark.poll_id')
				.as('framedBy')
		])
		.executeTakeFirst();
	if (!item) return undefined;
	const { kind, groupId, isHeld, framedBy } = item;
	const group = groupId === null ? null : await groupTitle(db, key.cityId, groupId, viewer);
	if (group === undefined) return { kind, canRead: false as const };
	const frame = framedBy === null ? group : await contentTitle(db, key.cityId, framedBy, viewer);
	return frame === undefined
		? { kind, canRead: false as const }
		: { kind, canRead: true as const, frame, groupId, hasPage: !isHeld };
}

async function groupTitle(
	db: Db,
	cityId: number,
	id: number,
	viewer: Actor
): Promise<Frame | undefined> {
	return db
		.selectFrom('partner_group')
		.where('partner_group.city_id', '=', cityId)
		.where('partner_group.id', '=', id)
		.where(canReadGroup(viewer))
		.select(['partner_group.name as title', 'partner_group.language'])
		.executeTakeFirst();
}

async function contentTitle(
	db: Db,
	cityId: number,
	id: number,
	viewer: Actor
): Promise<Frame | undefined> {
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
		.where('content.city_id', '=', cityId)
		.where('content.id', '=', id)
		.where(canReadContent(viewer))
		.select((eb) => [
			eb.fn.coalesce('proposal.title', 'poll.title', 'thread.title', eb.val('')).as('title'),
			'content.language'
		])
		.executeTakeFirst();
}

import type { Actor } from '#lib/domain/actor.ts';
import type { Db } from '../../database/connect.ts';
import { lookedAt } from '../groups.ts';
import { canReadContent } from '../visibility.ts';

interface SoughtSubject {
	cityId: number;
	id: number;
	viewer: Actor;
}

/** What can be discussed: a published proposal or poll that the viewer may read. */
export async function findSubject(db: Db, { cityId, id, viewer }: SoughtSubject) {
	return readable(db, cityId, id)
		.where(canReadContent(viewer))
		.leftJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'content.city_id')
				.onRef('partner_group.id', '=', 'content.group_id')
		)
		.select((eb) => [
			'content.id',
			'content.kind',
			'content.language',
			'content.group_id as groupId',
			'partner_group.name as groupName',
			'partner_group.language as groupLanguage',
			'partner_group.visibility as groupVisibility',
			...lookedAt,
			eb.fn.coalesce('proposal.title', 'poll.title', eb.val('')).as('title')
		])
		.executeTakeFirst();
}

/** Holds it for this transaction: of several who begin its thread at once, one does. */
export async function lockSubject(db: Db, { cityId, id, viewer }: SoughtSubject) {
	return db
		.selectFrom('content')
		.where('content.city_id', '=', cityId)
		.where('content.id', '=', id)
		.where('content.kind', 'in', ['proposal', 'poll'])
		.where('content.published_at', 'is not', null)
		.where(canReadContent(viewer))
		.select(['content.id', 'content.kind', 'content.language', 'content.group_id as groupId'])
		.$narrowType<{ kind: 'proposal' | 'poll' }>()
		.forNoKeyUpdate('content')
		.executeTakeFirst();
}

function readable(db: Db, cityId: number, id: number) {
	return db
		.selectFrom('content')
		.leftJoin('proposal', (join) =>
			join.onRef('proposal.city_id', '=', 'content.city_id').onRef('proposal.id', '=', 'content.id')
		)
		.leftJoin('poll', (join) =>
			join.onRef('poll.city_id', '=', 'content.city_id').onRef('poll.id', '=', 'content.id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.id', '=', id)
		.where('content.kind', 'in', ['proposal', 'poll'])
		.where('content.published_at', 'is not', null)
		.$narrowType<{ kind: 'proposal' | 'poll' }>();
}

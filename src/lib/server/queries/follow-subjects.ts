import { residentId, type Actor } from '#lib/domain/actor.ts';
import type { FollowSubject } from '#lib/domain/notification/follow.ts';
import type { Db } from '../database/connect.ts';
import { readableTextsOf } from './moderation/profiles.ts';
import { canReadContent, canReadGroup } from './visibility.ts';

/** Whether it is there for the viewer, and published. */
export async function canBeFollowed(
	db: Db,
	cityId: number,
	viewer: Actor,
	{ kind, id }: FollowSubject
): Promise<boolean> {
	switch (kind) {
		case 'city':
			return id === cityId;
		case 'group':
			return isThere(
				db
					.selectFrom('partner_group')
					.where('city_id', '=', cityId)
					.where('id', '=', id)
					.where(canReadGroup(viewer))
					.select('id')
			);
		case 'content':
			return isThere(
				db
					.selectFrom('content')
					.where('city_id', '=', cityId)
					.where('id', '=', id)
					.where('kind', 'in', ['proposal', 'poll', 'thread'])
					.where('published_at', 'is not', null)
					.where(canReadContent(viewer))
					.select('id')
			);
		case 'person':
			return isThere(
				readableTextsOf(db, { cityId, residentId: id }, viewer)
					.where('author_id', 'is distinct from', residentId(viewer))
					.limit(1)
			);
		case 'category':
		case 'neighbourhood':
			return isThere(
				db.selectFrom(kind).where('city_id', '=', cityId).where('id', '=', id).select('id')
			);
	}
}

async function isThere(query: {
	executeTakeFirst(): Promise<{ id: number } | undefined>;
}): Promise<boolean> {
	return (await query.executeTakeFirst()) !== undefined;
}

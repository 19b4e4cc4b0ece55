import type { Db } from '../../database/connect.ts';
import { excerptColumn } from './excerpt.ts';
import type { PersonKey } from './profiles.ts';

/** What somebody published last, for facilitators: hidden or not, the newest first. Never a draft. */
export async function latestTexts(db: Db, { cityId, residentId }: PersonKey, most: number) {
	return db
		.selectFrom('content')
		.leftJoin('comment', (join) =>
			join.onRef('comment.city_id', '=', 'content.city_id').onRef('comment.id', '=', 'content.id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.author_id', '=', residentId)
		.where('content.kind', 'in', ['proposal', 'thread', 'comment'])
		.where('content.published_at', 'is not', null)
		.where('comment.removed_at', 'is', null)
		.orderBy('content.id', 'desc')
		.limit(most)
		.select((eb) => [
			'content.id',
			'content.kind',
			'content.language',
			'content.group_id as groupId',
			'content.published_at as at',
			eb('content.held_by', 'is not', null).$castTo<boolean>().as('isHeld'),
			eb('content.hidden_by', 'is not', null).$castTo<boolean>().as('isHidden'),
			/** With what it hangs below, or with the whole account. */
			eb('content.hidden_above', '>', 0).$castTo<boolean>().as('isHiddenAbove'),
			excerptColumn().as('excerpt')
		])
		.execute();
}

import { sql } from 'kysely';
import type { Nameable } from '#lib/domain/thread/mentions.ts';
import type { Db } from '../../database/connect.ts';
import type { ThreadKey } from '../threads.ts';

/** Residents of the city who bear one of these names, given in small letters. */
export async function peopleNamed(
	db: Db,
	{ cityId, threadId }: ThreadKey,
	names: readonly string[]
): Promise<Nameable[]> {
	if (names.length === 0) return [];
	return db
		.selectFrom('resident')
		.where('resident.city_id', '=', cityId)
		.where(sql<boolean>`lower(resident.display_name) = any(${sql.val(names)}::text[])`)
		.limit(500)
		.select((eb) => [
			'resident.id',
			'resident.display_name as name',
			eb
				.exists(
					eb
						.selectFrom('content')
						.innerJoin('comment', (join) =>
							join
								.onRef('comment.city_id', '=', 'content.city_id')
								.onRef('comment.id', '=', 'content.id')
						)
						.whereRef('content.city_id', '=', 'resident.city_id')
						.whereRef('content.author_id', '=', 'resident.id')
						.where('comment.thread_id', '=', threadId)
						.select(eb.lit(1).as('one'))
				)
				.$castTo<boolean>()
				.as('isHere')
		])
		.execute();
}

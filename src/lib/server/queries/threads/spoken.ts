import { sql } from 'kysely';
import type { Spoken } from '#lib/domain/thread/airtime.ts';
import type { Db } from '../../database/connect.ts';
import type { ThreadKey } from '../threads.ts';

/** How much each person has written in a thread; what was imported without a writer is not among it. */
export async function spokenIn(db: Db, { cityId, threadId }: ThreadKey): Promise<Spoken[]> {
	return db
		.selectFrom('comment')
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'comment.city_id').onRef('content.id', '=', 'comment.id')
		)
		.innerJoin('resident as author', (join) =>
			join
				.onRef('author.city_id', '=', 'content.city_id')
				.onRef('author.id', '=', 'content.author_id')
		)
		.where('comment.city_id', '=', cityId)
		.where('comment.thread_id', '=', threadId)
		.where('comment.removed_at', 'is', null)
		.groupBy(['author.id', 'author.display_name'])
		.select((eb) => [
			'author.display_name as name',
			eb.fn.countAll<number>().as('comments'),
			sql<number>`sum(regexp_count(comment.body, '\\S+'))::bigint`.as('words')
		])
		.execute();
}

import type { KindName, OccurrenceDetail } from '#lib/domain/notification/kinds.ts';
import type { Db } from '../../database/connect.ts';

export interface OccurrenceKey {
	cityId: number;
	occurrenceId: number;
}

export interface NewOccurrence {
	cityId: number;
	kind: KindName;
	contentId?: number;
	groupId?: number;
	/** Who did it, and is not told. */
	actorId: number | null;
	at: Date;
	detail?: OccurrenceDetail;
}

/** @returns its id */
export async function insertOccurrence(db: Db, occurrence: NewOccurrence): Promise<number> {
	const { id } = await db
		.insertInto('occurrence')
		.values({
			city_id: occurrence.cityId,
			kind: occurrence.kind,
			content_id: occurrence.contentId ?? null,
			group_id: occurrence.groupId ?? null,
			actor_id: occurrence.actorId,
			at: occurrence.at,
			detail: JSON.stringify(occurrence.detail ?? {})
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** What happened, with the clock of its city. Undefined when what it was about was deleted. */
export async function occurrenceById(db: Db, { cityId, occurrenceId }: OccurrenceKey) {
	return db
		.selectFrom('occurrence')
		.innerJoin('city', 'city.id', 'occurrence.city_id')
		.leftJoin('comment', (join) =>
			join
				.onRef('comment.city_id', '=', 'occurrence.city_id')
				.onRef('comment.id', '=', 'occurrence.content_id')
		)
		.leftJoin('thread', (join) =>
			join
				.onRef('thread.city_id', '=', 'occurrence.city_id')
				.on('thread.id', '=', (eb) => eb.fn.coalesce('comment.thread_id', 'occurrence.content_id'))
		)
		.leftJoin('proposal', (join) =>
			join
				.onRef('proposal.city_id', '=', 'occurrence.city_id')
				.on('proposal.id', '=', (eb) =>
					eb.fn.coalesce('thread.subject_id', 'occurrence.content_id')
				)
		)
		.where('occurrence.city_id', '=', cityId)
		.where('occurrence.id', '=', occurrenceId)
		.select([
			'occurrence.id',
			'occurrence.city_id as cityId',
			'occurrence.kind',
			'occurrence.content_id as contentId',
			'thread.id as threadId',
			'thread.subject_id as discussedId',
			'occurrence.group_id as groupId',
			'occurrence.actor_id as actorId',
			'occurrence.at',
			'occurrence.detail',
			'proposal.category_id as categoryId',
			'proposal.neighbourhood_id as neighbourhoodId',
			'city.time_zone as timeZone'
		])
		.executeTakeFirst();
}
export type FoundOccurrence = NonNullable<Awaited<ReturnType<typeof occurrenceById>>>;

/** Takes what happened, and every delivery of it, away: once a poll has closed nobody is reminded of it. */
export async function deleteOccurrences(
	db: Db,
	{ cityId, contentId, kind }: { cityId: number; contentId: number; kind: KindName }
): Promise<void> {
	await db
		.deleteFrom('occurrence')
		.where('city_id', '=', cityId)
		.where('content_id', '=', contentId)
		.where('kind', '=', kind)
		.execute();
}

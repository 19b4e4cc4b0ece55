import { sql } from 'kysely';
import type { Actor } from '#lib/domain/actor.ts';
import type { Db } from '../../database/connect.ts';
import type { FileRow } from '../files.ts';
import { canReadContent } from '../visibility.ts';

/** A picture of an option in a poll that the viewer may see. */
export async function readablePollPicture(
	db: Db,
	{ cityId, actor }: { cityId: number; actor: Actor },
	fileId: string
): Promise<FileRow | undefined> {
	return db
		.selectFrom('file')
		.innerJoin('poll', 'poll.city_id', 'file.city_id')
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'poll.city_id').onRef('content.id', '=', 'poll.id')
		)
		.leftJoin('poll_rules', (join) =>
			join
				.onRef('poll_rules.city_id', '=', 'poll.city_id')
				.onRef('poll_rules.poll_id', '=', 'poll.id')
		)
		.leftJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'content.city_id')
				.onRef('partner_group.id', '=', 'content.group_id')
		)
		.where('file.city_id', '=', cityId)
		.where('file.id', '=', fileId)
		.where(sql<boolean>`position(${fileId} in coalesce(poll_rules.rules, poll.draft::text)) > 0`)
		.where(canReadContent(actor))
		.select((eb) => [
			'file.media_type as mediaType',
			'file.bytes',
			eb
				.and([
					eb('content.published_at', 'is not', null),
					eb.or([eb('content.group_id', 'is', null), eb('partner_group.visibility', '=', 'public')])
				])
				.$castTo<boolean>()
				.as('isPublic')
		])
		.orderBy('content.published_at', (order) => order.asc().nullsLast())
		.limit(1)
		.executeTakeFirst();
}

/** Deletes pictures that no poll shows any more; those of another poll's options stay. */
export async function deleteUnusedPictures(
	db: Db,
	cityId: number,
	fileIds: readonly string[]
): Promise<void> {
	if (fileIds.length === 0) return;
	await sql`
		delete from file
		where city_id = ${cityId}
			and id = any(${[...fileIds]}::uuid[])
			and not exists (
				select from poll left join poll_rules
					on poll_rules.city_id = poll.city_id and poll_rules.poll_id = poll.id
				where poll.city_id = file.city_id
					and position(file.id::text in coalesce(poll_rules.rules, poll.draft::text)) > 0
			)`.execute(db);
}

import type { Actor } from '#lib/domain/actor.ts';
import type { Db } from '../../database/connect.ts';
import type { CommentKey, DescribedPicture } from '../comments.ts';
import type { FileRow } from '../files.ts';
import { canReadContent } from '../visibility.ts';

/** The picture of a comment that the viewer may read. */
export async function readableCommentPicture(
	db: Db,
	{ cityId, actor }: { cityId: number; actor: Actor },
	fileId: string
): Promise<FileRow | undefined> {
	return (
		db
			.selectFrom('comment')
			.innerJoin('file', (join) =>
				join
					.onRef('file.city_id', '=', 'comment.city_id')
					.onRef('file.id', '=', 'comment.picture_id')
			)
			.innerJoin('content', (join) =>
				join.onRef('content.city_id', '=', 'comment.city_id').onRef('content.id', '=', 'comment.id')
			)
			.where('comment.city_id', '=', cityId)
			.where('comment.picture_id', '=', fileId)
			.where(canReadContent(actor))
			// It can be taken away with its comment, so nobody on the way keeps it.
			.select((eb) => ['file.media_type as mediaType', 'file.bytes', eb.lit(false).as('isPublic')])
			.executeTakeFirst()
	);
}

/** Gives a comment this picture in place of the one it has, or none. */
export async function putPicture(
	db: Db,
	{ cityId, commentId }: CommentKey,
	picture: DescribedPicture | null
): Promise<void> {
	await db
		.updateTable('comment')
		.set({ picture_id: picture?.id ?? null, picture_alt: picture?.alt ?? '' })
		.where('city_id', '=', cityId)
		.where('id', '=', commentId)
		.execute();
}

import { residentId } from '#lib/domain/actor.ts';
import { requireDescribed, type SentPicture } from '#lib/domain/comment.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { toPicture, type Picture } from '../../files/pictures.ts';
import { putPicture } from '../../queries/comments/pictures.ts';
import type { DescribedPicture } from '../../queries/comments.ts';
import { deleteFile, insertFile } from '../../queries/files.ts';
import { onOwn, openComment } from './changing.ts';

/** The longer side, in pixels. */
const longest = 1600;

/**
 * What was sent, made into a picture: before a transaction, because it takes time. Nothing without a file.
 * @throws Invalid for a file that is none or too large, a picture without words, words without a picture
 */
export async function describedPicture(
	sent: SentPicture,
	hasPicture = false
): Promise<Picture | undefined> {
	requireDescribed(sent, hasPicture);
	return sent.bytes && toPicture(sent.bytes, { longest, field: 'picture' });
}

/** Keeps a picture in the transaction of the comment that it belongs to. */
export async function keepPicture(
	trx: Trx,
	{ city, actor }: Context,
	picture: Picture | undefined,
	alt: string
): Promise<DescribedPicture | null> {
	if (!picture) return null;
	const kept = { ...picture, cityId: city.id, createdBy: residentId(actor) };
	return { id: await insertFile(trx, kept), alt };
}

/**
 * Gives one's own comment a picture, another one, or the one it has another description.
 * @throws NotFound, Forbidden, Invalid
 */
export async function setCommentPicture(
	context: Context,
	id: number,
	sent: SentPicture
): Promise<void> {
	const { pictureId } = await openComment(context, id);
	const picture = await describedPicture(sent, pictureId !== null);
	await change(context, id, 'set comment picture', async (trx, before) => {
		const kept = await keepPicture(trx, context, picture, sent.alt);
		return kept ?? (before === null ? null : { id: before, alt: sent.alt });
	});
}

/** Takes the picture of one's own comment away. @throws NotFound, Forbidden */
export async function removeCommentPicture(context: Context, id: number): Promise<void> {
	await change(context, id, 'remove comment picture', async () => null);
}

async function change(
	context: Context,
	id: number,
	verb: string,
	next: (trx: Trx, before: string | null) => Promise<DescribedPicture | null>
): Promise<void> {
	const cityId = context.city.id;
	const put = async (trx: Trx, { pictureId: before }: { pictureId: string | null }) => {
		const picture = await next(trx, before);
		await putPicture(trx, { cityId, commentId: id }, picture);
		if (before && before !== picture?.id) await deleteFile(trx, { cityId, fileId: before });
	};
	await onOwn(context, id, 'edit comment', put, verb);
}

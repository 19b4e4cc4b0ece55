import { residentId } from '#lib/domain/actor.ts';
import { Invalid } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Context } from '../context.ts';
import { toPicture } from '../files/pictures.ts';
import { recordActivity } from '../queries/activity.ts';
import { deleteFile, insertFile } from '../queries/files.ts';
import { setGroupPicture as updatePicture } from '../queries/groups.ts';
import { holdGroup, seeGroup } from './steps/groups.ts';

const longest = 1600;

/**
 * Gives a group a picture with its description, or the picture it has another description.
 * @throws NotFound, Forbidden, Invalid for a file that is none, too large or missing
 */
export async function setGroupPicture(
	context: Context,
	groupId: number,
	{ picture: sent, alt }: { picture?: Uint8Array; alt: string }
): Promise<void> {
	const { db, city, actor } = context;
	await seeGroup(context, groupId);
	authorize(actor, 'edit group', { groupId });
	const picture = sent && (await toPicture(sent, { longest, field: 'picture' }));
	await db.transaction().execute(async (trx) => {
		const { picture: before } = await holdGroup(trx, context, groupId, 'update');
		if (!picture && !before) throw new Invalid('picture_missing', 'picture');
		const createdBy = residentId(actor);
		const fileId = picture
			? await insertFile(trx, { ...picture, cityId: city.id, createdBy })
			: (before?.id ?? null);
		await updatePicture(trx, { cityId: city.id, groupId, fileId, alt });
		if (picture && before) await deleteFile(trx, { cityId: city.id, fileId: before.id });
		await recordActivity(trx, log(context, 'set group picture', groupId));
	});
}

/** Takes the picture away. @throws NotFound, Forbidden */
export async function removeGroupPicture(context: Context, groupId: number): Promise<void> {
	const { db, city, actor } = context;
	await seeGroup(context, groupId);
	authorize(actor, 'edit group', { groupId });
	await db.transaction().execute(async (trx) => {
		const { picture } = await holdGroup(trx, context, groupId, 'update');
		if (!picture) return;
		await updatePicture(trx, { cityId: city.id, groupId, fileId: null, alt: '' });
		await deleteFile(trx, { cityId: city.id, fileId: picture.id });
		await recordActivity(trx, log(context, 'remove group picture', groupId));
	});
}

function log({ city, actor }: Context, verb: string, groupId: number) {
	return { cityId: city.id, actorId: residentId(actor), verb, groupId };
}

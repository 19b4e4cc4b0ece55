import type { Actor } from '#lib/domain/actor.ts';
import type { Db } from '../database/connect.ts';
import { canReadGroup } from './visibility.ts';

export interface FileRow {
	mediaType: string;
	bytes: Uint8Array;
	/** Whether everybody may see it, and so anybody on the way may keep it. */
	isPublic: boolean;
}

/** @returns the new file's id */
export async function insertFile(
	db: Db,
	file: {
		cityId: number;
		mediaType: 'image/webp' | 'image/png';
		width: number;
		height: number;
		bytes: Uint8Array;
		createdBy: number | null;
	}
): Promise<string> {
	const { id } = await db
		.insertInto('file')
		.values({
			city_id: file.cityId,
			media_type: file.mediaType,
			width: file.width,
			height: file.height,
			bytes: file.bytes,
			created_by: file.createdBy
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** A file that belongs to something the viewer may see: a group's picture, or the city's logo. */
export async function readableFile(
	db: Db,
	{ cityId, actor }: { cityId: number; actor: Actor },
	fileId: string
): Promise<FileRow | undefined> {
	return db
		.selectFrom('file')
		.where('file.city_id', '=', cityId)
		.where('file.id', '=', fileId)
		.leftJoin('city_logo', (join) =>
			join
				.onRef('city_logo.city_id', '=', 'file.city_id')
				.onRef('city_logo.file_id', '=', 'file.id')
		)
		.leftJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'file.city_id')
				.onRef('partner_group.picture_id', '=', 'file.id')
		)
		.where((eb) =>
			eb.or([
				eb('city_logo.file_id', 'is not', null),
				eb.and([eb('partner_group.id', 'is not', null), canReadGroup(actor)])
			])
		)
		.select((eb) => [
			'file.media_type as mediaType',
			'file.bytes',
			eb
				.or([
					eb('city_logo.file_id', 'is not', null),
					eb('partner_group.visibility', '=', 'public')
				])
				.$castTo<boolean>()
				.as('isPublic')
		])
		.limit(1)
		.executeTakeFirst();
}

export async function deleteFile(
	db: Db,
	{ cityId, fileId }: { cityId: number; fileId: string }
): Promise<void> {
	await db.deleteFrom('file').where('city_id', '=', cityId).where('id', '=', fileId).execute();
}

import type { ImportOutcome } from '#lib/domain/import/outcome.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { Db } from '../../database/connect.ts';

/** Which upload, and whose. */
export interface UploadKey {
	cityId: number;
	tokenHash: string;
	residentId: number;
	now: Date;
}

export interface Upload {
	name: string;
	groupId: number;
	groupName: string;
	language: TextLanguage;
	/** Null when it has been imported. */
	bytes: Uint8Array | null;
	outcome: ImportOutcome | null;
}

/** Keeps a file; those of the city whose hour is over go. */
export async function insertUpload(
	db: Db,
	{
		key,
		upload,
		expiresAt
	}: {
		key: UploadKey;
		upload: { name: string; groupId: number; language: TextLanguage; bytes: Uint8Array };
		expiresAt: Date;
	}
): Promise<void> {
	await db
		.deleteFrom('import_upload')
		.where('city_id', '=', key.cityId)
		.where('expires_at', '<=', key.now)
		.execute();
	await db
		.insertInto('import_upload')
		.values({
			city_id: key.cityId,
			token_hash: key.tokenHash,
			resident_id: key.residentId,
			group_id: upload.groupId,
			language: upload.language,
			name: upload.name,
			bytes: upload.bytes,
			expires_at: expiresAt
		})
		.execute();
}

export async function findUpload(db: Db, key: UploadKey): Promise<Upload | undefined> {
	return db
		.selectFrom('import_upload as upload')
		.innerJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'upload.city_id')
				.onRef('partner_group.id', '=', 'upload.group_id')
		)
		.where('upload.city_id', '=', key.cityId)
		.where('upload.token_hash', '=', key.tokenHash)
		.where('upload.resident_id', '=', key.residentId)
		.where('upload.expires_at', '>', key.now)
		.select([
			'upload.name',
			'upload.group_id as groupId',
			'partner_group.name as groupName',
			'upload.language',
			'upload.bytes',
			'upload.outcome'
		])
		.executeTakeFirst();
}

/** Lets go of the file and keeps what became of it, until its hour is over. */
export async function closeUpload(db: Db, key: UploadKey, outcome: ImportOutcome): Promise<void> {
	await db
		.updateTable('import_upload')
		.set({ bytes: null, outcome: JSON.stringify(outcome) })
		.where('city_id', '=', key.cityId)
		.where('token_hash', '=', key.tokenHash)
		.execute();
}

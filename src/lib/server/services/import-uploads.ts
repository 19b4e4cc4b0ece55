import { residentId } from '#lib/domain/actor.ts';
import { Forbidden, Invalid } from '#lib/domain/errors.ts';
import type { MappingWishes } from '#lib/domain/import/fields.ts';
import type { ImportOutcome } from '#lib/domain/import/outcome.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Context } from '../context.ts';
import { readSource } from '../import/read-source.ts';
import {
	closeUpload,
	findUpload,
	insertUpload,
	type UploadKey
} from '../queries/imports/uploads.ts';
import { hashOf, newToken } from '../secrets.ts';
import {
	importProposals,
	listImportGroups,
	previewImport,
	type ImportPreview,
	type ImportRequest
} from './imports.ts';

const hour = 3_600_000;
/** In bytes; the table holds no more. */
const largestFile = 10 * 1024 * 1024;

/**
 * Keeps a file for an hour, between choosing and importing it.
 * @returns the token by which the same admin gets at it again
 * @throws Invalid when it is missing, too large or cannot be read, or the group is none of the city's
 */
export async function uploadImport(
	context: Context,
	upload: { name: string; bytes: Uint8Array; groupId: number; language: TextLanguage }
): Promise<string> {
	authorize(context.actor, 'import proposals');
	const groups = await listImportGroups(context);
	if (!groups.some(({ id }) => id === upload.groupId)) throw new Invalid('other', 'group');
	if (upload.bytes.length === 0) throw new Invalid('import_no_file', 'file');
	if (upload.bytes.length > largestFile) throw new Invalid('too_large', 'file');
	readSource(upload.bytes);
	const token = newToken();
	await insertUpload(context.db, {
		key: keyOf(context, token),
		upload: { ...upload, name: upload.name.slice(0, 200) },
		expiresAt: new Date(context.now.getTime() + hour)
	});
	return token;
}

export interface UploadChoices {
	wishes: MappingWishes;
	makeMissing: boolean;
}

/** An upload as its admin sees it: before the import with what it would do, afterwards with what it did. */
export interface ShownUpload {
	name: string;
	groupId: number;
	groupName: string;
	preview: ImportPreview | undefined;
	done: ImportOutcome | undefined;
}

/** Undefined when its hour is over, or it is somebody else's. */
export async function showUpload(
	context: Context,
	token: string,
	choices: UploadChoices
): Promise<ShownUpload | undefined> {
	authorize(context.actor, 'import proposals');
	const upload = await findUpload(context.db, keyOf(context, token));
	if (!upload) return undefined;
	const { name, groupId, groupName, language, bytes, outcome } = upload;
	const request = bytes && { bytes, groupId, language, ...choices };
	return {
		name,
		groupId,
		groupName,
		preview: request ? await previewImport(context, request) : undefined,
		done: outcome ?? undefined
	};
}

/** Imports an upload, once: when that is done already nothing happens.
 * @throws Invalid `import_gone` when it is no longer kept, else as `importProposals` does
 */
export async function importUpload(
	context: Context,
	token: string,
	choices: UploadChoices & Pick<ImportRequest, 'stateNote'>
): Promise<void> {
	authorize(context.actor, 'import proposals');
	const upload = await findUpload(context.db, keyOf(context, token));
	if (!upload) throw new Invalid('import_gone', 'file');
	const { bytes, groupId, language } = upload;
	if (!bytes) return;
	const outcome = await importProposals(context, { bytes, groupId, language, ...choices });
	await closeUpload(context.db, keyOf(context, token), outcome);
}

function keyOf({ city, actor, now }: Context, token: string): UploadKey {
	const id = residentId(actor);
	if (id === null) throw new Forbidden();
	return { cityId: city.id, tokenHash: hashOf(token), residentId: id, now };
}

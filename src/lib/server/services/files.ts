import { NotFound } from '#lib/domain/errors.ts';
import type { Context } from '../context.ts';
import { readableFile, type FileRow } from '../queries/files.ts';

export type { FileRow };

/** A picture, for who may see what it belongs to. Open to all. @throws NotFound */
export async function readFile({ db, city, actor }: Context, fileId: string): Promise<FileRow> {
	const file = await readableFile(db, { cityId: city.id, actor }, fileId);
	if (!file) throw new NotFound();
	return file;
}

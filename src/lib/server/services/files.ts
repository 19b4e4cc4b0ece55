import { NotFound } from '#lib/domain/errors.ts';
import type { Context } from '../context.ts';
import { readableFile, type FileRow } from '../queries/files.ts';
import { readableCommentPicture } from '../queries/comments/pictures.ts';
import { readablePollPicture } from '../queries/polls/pictures.ts';

export type { FileRow };

/** A picture, for who may see what it belongs to. Open to all. @throws NotFound */
export async function readFile({ db, city, actor }: Context, fileId: string): Promise<FileRow> {
	const looking = { cityId: city.id, actor };
	const file =
		(await readableFile(db, looking, fileId)) ??
		(await readableCommentPicture(db, looking, fileId)) ??
		(await readablePollPicture(db, looking, fileId));
	if (!file) throw new NotFound();
	return file;
}

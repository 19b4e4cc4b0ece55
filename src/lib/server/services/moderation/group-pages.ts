import type { GroupInput } from '#lib/domain/group.ts';
import { NotFound } from '#lib/domain/errors.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { deleteFile } from '../../queries/files.ts';
import { noteChange } from '../../queries/moderation/cases.ts';
import { groupContent, pageOfGroup, releasePage } from '../../queries/moderation/group-pages.ts';
import { keepFindings, screenWriting } from './screening.ts';

/** What stands on the page of a group for whoever may change it, hidden or not. @throws NotFound */
export async function ownPage({ db, city }: Pick<Context, 'db' | 'city'>, groupId: number) {
	const page = await pageOfGroup(db, { cityId: city.id, groupId });
	if (!page) throw new NotFound();
	return page;
}

/**
 * Looks through what a group says of itself before it is written anew; whoever writes it answers for it from
 * then on. What a decision hides stays hidden while its words are the same; other words are shown, and looked at.
 * The case and the content come before the group, as for whoever decides.
 * @returns by whom it is written anew; undefined when the words are the same
 */
export async function writePage(
	trx: Trx,
	context: Context,
	groupId: number,
	{ name, purpose, theme, language }: GroupInput
): Promise<{ writtenBy: number | null } | undefined> {
	const { city, actor } = context;
	const page = await ownPage({ db: trx, city }, groupId);
	const { contentId, hiddenPictureId } = page;
	if (page.name === name && page.purpose === purpose && page.theme === theme) return undefined;
	const writer = actor.kind === 'resident' ? actor : undefined;
	const text = [name, theme, purpose].join('\n');
	// Nobody is asked: what others have read is published at once, and looked at.
	const writing = { text, language, groupId: null, considered: true, isChange: true };
	const { findings: found } = writer
		? await screenWriting(trx, context, writer, writing)
		: { findings: [] };
	const findings = [
		...found,
		...(page.isHidden ? [{ cause: 'after_hiding', detail: '' } as const] : [])
	];
	const writtenBy = writer?.id ?? null;
	if (contentId === null && findings.length === 0) return { writtenBy };
	const cityId = city.id;
	const id = contentId ?? (await groupContent(trx, { cityId, groupId }));
	await keepFindings(
		trx,
		context,
		{ cityId, contentId: id, groupId },
		{ findings, holdHours: null }
	);
	await noteChange(trx, cityId, id);
	await releasePage(trx, { cityId, contentId: id }, writtenBy);
	if (hiddenPictureId !== null) await deleteFile(trx, { cityId, fileId: hiddenPictureId });
	return { writtenBy };
}

import type { CommentChange } from '#lib/domain/comment.ts';
import { asResident, residentId } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { toSafeHtml } from '../../markdown.ts';
import { recordActivity } from '../../queries/activity.ts';
import {
	changeComment as putOtherWords,
	findComment,
	lockComment,
	removeComment as takeWordsAway,
	setLanguage,
	versionsOf
} from '../../queries/comments.ts';
import { deleteFile } from '../../queries/files.ts';
import { noteChange } from '../../queries/moderation/cases.ts';
import { countComments } from '../../queries/threads.ts';
import { deleteTranslations } from '../../queries/translations.ts';
import { stoneOf } from '../moderation/versions.ts';
import { keepFindings, screenWriting } from '../moderation/screening.ts';

/** A comment for the form that changes it. @throws NotFound, Forbidden for who did not write it */
export async function openComment({ db, city, actor }: Context, id: number) {
	const comment = await findComment(db, { cityId: city.id, commentId: id, viewer: actor });
	if (!comment || comment.removedAt) throw new NotFound();
	authorize(actor, 'edit comment', { authorId: comment.authorId });
	return comment;
}

/** Every text that a comment has had, the newest first; nothing of what a decision hid. Open to all who can read it. @throws NotFound */
export async function readCommentVersions({ db, city, actor }: Context, id: number) {
	const comment = await findComment(db, { cityId: city.id, commentId: id, viewer: actor });
	if (!comment || comment.removedAt) throw new NotFound();
	const former = await versionsOf(db, { cityId: city.id, commentId: id });
	const { version, html, language } = comment;
	const at = comment.editedAt ?? comment.writtenAt;
	const before = former.map((one) => ({
		...{ version: one.version, html: one.html, language: one.language, at: one.at },
		hidden: stoneOf(one)
	}));
	return { comment, versions: [{ version, html, language, at, hidden: null }, ...before] };
}

/**
 * Changes one's own comment; the former words stay readable.
 * @throws NotFound, Forbidden, Conflict when it was changed elsewhere since the version `base`: who then
 * has seen that version begins from it; or when the words are to be considered first
 */
export async function changeComment(
	context: Context,
	id: number,
	{ body, language, base, considered }: CommentChange
): Promise<void> {
	await onOwn(context, id, 'edit comment', async (trx, comment) => {
		if (comment.version !== base) throw new Conflict('comment_changed_elsewhere');
		const key = { cityId: context.city.id, commentId: id };
		// They are of these words, in the language that was said to be theirs.
		await deleteTranslations(trx, { cityId: context.city.id, contentId: id });
		if (comment.body === body) {
			await setLanguage(trx, key, language);
			return;
		}
		const { groupId } = comment;
		const writer = asResident(context.actor);
		const writing = { text: body, language, groupId, considered, isChange: true };
		const screened = await screenWriting(trx, context, writer, writing);
		const html = toSafeHtml(body);
		await putOtherWords(trx, key, { body, html, language, at: context.now });
		const subject = { cityId: context.city.id, contentId: id, groupId };
		await keepFindings(trx, context, subject, screened);
		await noteChange(trx, context.city.id, id);
	});
}

/** Deletes one's own comment: its words and its picture are gone, its place stays for the answers to it. */
export async function removeComment(context: Context, id: number): Promise<void> {
	await onOwn(context, id, 'remove comment', async (trx, { threadId, pictureId }) => {
		const { city, now } = context;
		await takeWordsAway(trx, { cityId: city.id, commentId: id }, now);
		if (pictureId) await deleteFile(trx, { cityId: city.id, fileId: pictureId });
		await deleteTranslations(trx, { cityId: city.id, contentId: id });
		await countComments(trx, { cityId: city.id, threadId }, -1);
	});
}

type Held = NonNullable<Awaited<ReturnType<typeof lockComment>>>;

/** Does something to one's own comment, held, and records it as `verb`. @throws NotFound, Forbidden */
export async function onOwn(
	{ db, city, actor }: Context,
	id: number,
	act: 'edit comment' | 'remove comment',
	work: (trx: Trx, comment: Held) => Promise<void>,
	verb: string = act
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		const comment = await lockComment(trx, { cityId: city.id, commentId: id, viewer: actor });
		if (!comment || comment.removedAt) throw new NotFound();
		authorize(actor, act, { authorId: comment.authorId });
		await work(trx, comment);
		await recordActivity(trx, {
			cityId: city.id,
			actorId: residentId(actor),
			verb,
			groupId: comment.groupId ?? undefined,
			contentId: id
		});
	});
}

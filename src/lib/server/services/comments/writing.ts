import {
	requirePause,
	type CommentDraft,
	type CommentFields,
	type SentPicture
} from '#lib/domain/comment.ts';
import { asResident } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import { requireWriting, type Stance } from '#lib/domain/thread.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import type { Picture } from '../../files/pictures.ts';
import { detectLanguage } from '../../language-detection.ts';
import { toSafeHtml } from '../../markdown.ts';
import { recordActivity } from '../../queries/activity.ts';
import { deleteDraft, keepDraft } from '../../queries/comments/readers.ts';
import {
	holdWriter,
	insertComment,
	lastWritten,
	shareParent,
	type DescribedPicture
} from '../../queries/comments.ts';
import { countComments, type LockedThread } from '../../queries/threads.ts';
import { keepFindings, screenWriting, type Screened } from '../moderation/screening.ts';
import { tellOfHold } from '../moderation/telling.ts';
import { followByTakingPart } from '../steps/following.ts';
import { beginWriting } from '../steps/writers.ts';
import { threadToActIn } from '../threads/beginning.ts';
import { announce } from './announcing.ts';
import { describedPicture, keepPicture } from './pictures.ts';

/**
 * Writes a comment in a thread, or in that about a proposal or poll, or an answer to one. The same words
 * again within ten minutes (the answer got lost, the button was pressed twice) are the same comment. One that
 * has to be looked at first is kept, and shown to others when that was done.
 * @returns its id
 * @throws NotFound, SignInRequired, Forbidden, Conflict in a closed thread or when what it answers was
 * deleted, or when its words are to be considered first, TooMany in slow mode, Invalid for a picture that is none or has no words
 */
export async function writeComment(
	context: Context,
	id: number,
	fields: CommentFields,
	sent: SentPicture = { alt: '' }
): Promise<number> {
	const picture = await pictureOf(context, sent);
	return context.db
		.transaction()
		.execute((trx) => writeCommentIn(trx, context, id, fields, { picture, alt: sent.alt }));
}

interface Keeping {
	byMail?: boolean;
	picture?: Picture;
	alt?: string;
}

/**
 * The same, in the caller's transaction.
 * @param byMail what its writer had begun on the page is something else, and stays; nobody can be asked
 * @param picture is kept with its description `alt`
 */
export async function writeCommentIn(
	trx: Trx,
	context: Context,
	id: number,
	{ body, parent, stance, language: said, considered }: CommentFields,
	{ byMail = false, picture, alt = '' }: Keeping = {}
): Promise<number> {
	const language = said || ((await detectLanguage(body)) ?? context.locale);
	await beginWriting(trx, context);
	const thread = await threadToActIn(trx, context, id, { share: true });
	requireWriting(context.actor, thread);
	const writer = authorizeResident(context.actor, 'write comment');
	const { id: authorId } = writer;
	const key = { cityId: context.city.id, threadId: thread.id };
	await holdWriter(trx, key, authorId);
	const parentId = parent === '' ? null : Number(parent);
	const last = await lastWritten(trx, key, authorId);
	if (last && last.parentId === parentId && last.body === body && isRecent(last.at, context.now))
		return last.id;
	requirePause(thread.slowMinutes, last?.at, context.now);
	const screened = await screenWriting(trx, context, writer, {
		text: alt === '' ? body : `${body}\n${alt}`,
		language,
		groupId: thread.groupId,
		considered: byMail || considered
	});

	const comment = await put(trx, context, thread, screened, {
		authorId,
		parentId,
		body,
		language,
		picture: await keepPicture(trx, context, picture, alt),
		stance: thread.hasStances && parentId === null && stance !== '' ? stance : null
	});
	if (byMail && screened.holdHours !== null) await tellOfHold(trx, context, authorId, comment);
	if (!byMail) await deleteDraft(trx, key, { residentId: authorId, parentId });
	return comment;
}

/** Nobody who may not write makes us draw a picture anew. */
async function pictureOf({ actor }: Context, sent: SentPicture): Promise<Picture | undefined> {
	if (sent.bytes) authorizeResident(actor, 'write comment');
	return describedPicture(sent);
}

/** Keeps what somebody has begun to write, for them alone. */
export async function saveCommentDraft(
	context: Context,
	id: number,
	{ body, parent }: CommentDraft
): Promise<Date> {
	const { db, city, now } = context;
	await db.transaction().execute(async (trx) => {
		const thread = await threadToActIn(trx, context, id, { share: true });
		requireWriting(context.actor, thread);
		await keepDraft(
			trx,
			{ cityId: city.id, threadId: thread.id },
			{
				residentId: asResident(context.actor).id,
				parentId: parent === '' ? null : Number(parent),
				body,
				at: now
			}
		);
	});
	return now;
}

const tenMinutes = 600_000;

function isRecent(at: Date, now: Date): boolean {
	return now.getTime() - at.getTime() < tenMinutes;
}

async function put(
	trx: Trx,
	context: Context,
	{ id: threadId, groupId, subjectId }: LockedThread,
	screened: Screened,
	written: {
		authorId: number;
		parentId: number | null;
		body: string;
		language: string;
		picture: DescribedPicture | null;
		stance: Stance | null;
	}
): Promise<number> {
	const { city, now: at } = context;
	const key = { cityId: city.id, threadId };
	const { parentId, ...text } = written;
	const parent = parentId === null ? null : await shareParent(trx, key, parentId);
	if (parent === undefined || parent?.removedAt) throw new Conflict('comment_gone');
	const isHeld = screened.holdHours !== null;
	const comment = { ...key, ...text, groupId, parent, html: toSafeHtml(text.body), isHeld, at };
	// Counted first: the count is held until the end, so that ids follow the order of commits in a thread.
	if (!(await countComments(trx, key, isHeld ? 0 : 1, isHeld ? undefined : at)))
		throw new NotFound(); // hidden a moment ago
	const id = await insertComment(trx, comment);
	await keepFindings(trx, context, { cityId: city.id, contentId: id, groupId }, screened);
	await followByTakingPart(trx, context, written.authorId, { kind: 'content', id: threadId });
	if (!isHeld)
		await announce(trx, context, { ...written, id, threadId, subjectId, groupId, parent });
	await recordActivity(trx, {
		cityId: city.id,
		actorId: written.authorId,
		verb: 'write comment',
		groupId: groupId ?? undefined,
		contentId: id
	});
	return id;
}

import {
	requirePause,
	type CommentDraft,
	type CommentFields,
	type SentPicture
} from '#lib/domain/comment.ts';
import { asResident } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import { mentionedIn, possibleNames } from '#lib/domain/thread/mentions.ts';
import { requireWriting, type Stance } from '#lib/domain/thread.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import type { Picture } from '../../files/pictures.ts';
import { detectLanguage } from '../../language-detection.ts';
import { toSafeHtml } from '../../markdown.ts';
import { recordActivity } from '../../queries/activity.ts';
import { deleteDraft, keepDraft } from '../../queries/comments/readers.ts';
import { peopleNamed } from '../../queries/comments/nameable.ts';
import {
	holdWriter,
	insertComment,
	lastWritten,
	shareParent,
	type DescribedPicture
} from '../../queries/comments.ts';
import { announceComment } from '../../queries/threads/arrivals.ts';
import { countComments, type LockedThread } from '../../queries/threads.ts';
import { recordOccurrence } from '../notifications/recording.ts';
import { followByTakingPart } from '../steps/following.ts';
import { threadToActIn } from '../threads/beginning.ts';
import { describedPicture, keepPicture } from './pictures.ts';

/**
 * Writes a comment in a thread, or in that about a proposal or poll, or an answer to one. The same words
 * again within ten minutes (the answer got lost, the button was pressed twice) are the same comment.
 * @returns its id
 * @throws NotFound, SignInRequired, Forbidden, Conflict in a closed thread or when what it answers was
 * deleted, TooMany in slow mode, Invalid for a picture that is none or has no words
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
	keepsDraft?: boolean;
	picture?: Picture;
	alt?: string;
}

/**
 * The same, in the caller's transaction.
 * @param keepsDraft what its writer had begun on the page is something else, and stays
 * @param picture is kept with its description `alt`
 */
export async function writeCommentIn(
	trx: Trx,
	context: Context,
	id: number,
	{ body, parent, stance, language: said }: CommentFields,
	{ keepsDraft = false, picture, alt = '' }: Keeping = {}
): Promise<number> {
	const language = said || ((await detectLanguage(body)) ?? context.locale);
	const thread = await threadToActIn(trx, context, id, { share: true });
	requireWriting(context.actor, thread);
	const { id: authorId } = authorizeResident(context.actor, 'write comment');
	const key = { cityId: context.city.id, threadId: thread.id };
	await holdWriter(trx, key, authorId);
	const parentId = parent === '' ? null : Number(parent);
	const last = await lastWritten(trx, key, authorId);
	if (last && last.parentId === parentId && last.body === body && isRecent(last.at, context.now))
		return last.id;
	requirePause(thread.slowMinutes, last?.at, context.now);

	const comment = await put(trx, context, thread, {
		authorId,
		parentId,
		body,
		language,
		picture: await keepPicture(trx, context, picture, alt),
		stance: thread.hasStances && parentId === null && stance !== '' ? stance : null
	});
	if (!keepsDraft) await deleteDraft(trx, key, { residentId: authorId, parentId });
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
	const names = possibleNames(text.body);
	const named = mentionedIn(names, await peopleNamed(trx, key, names.flat()));
	const comment = { ...key, ...text, groupId, parent, html: toSafeHtml(text.body), at };
	// Counted first: the count is held until the end, so that ids follow the order of commits in a thread.
	if (!(await countComments(trx, key, 1, at))) throw new NotFound(); // hidden a moment ago
	const id = await insertComment(trx, comment);
	await announceComment(trx, { ...key, subjectId });
	await followByTakingPart(trx, context, written.authorId, { kind: 'content', id: threadId });
	await recordOccurrence(trx, {
		cityId: city.id,
		kind: parent ? 'comment answered' : 'comment written',
		contentId: id,
		groupId: groupId ?? undefined,
		actorId: written.authorId,
		at,
		detail: { residents: [...(parent?.authorId ? [parent.authorId] : []), ...named] }
	});
	await recordActivity(trx, {
		cityId: city.id,
		actorId: written.authorId,
		verb: 'write comment',
		groupId: groupId ?? undefined,
		contentId: id
	});
	return id;
}

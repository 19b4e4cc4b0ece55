import { sql } from 'kysely';
import type { Stance } from '#lib/domain/thread.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Db } from '../database/connect.ts';
import { hidingOf, unlessHidden } from './moderation/former-text.ts';
import { marksColumn } from './moderation/marks.ts';
import { forgetVersions } from './moderation/versions.ts';
import type { ThreadKey } from './threads.ts';
import { canReadContent, isNotHidden } from './visibility.ts';

/** One comment of a city. */
export interface CommentKey {
	cityId: number;
	commentId: number;
}

/** A kept file and what it shows. */
export interface DescribedPicture {
	id: string;
	alt: string;
}

export interface NewComment extends ThreadKey {
	groupId: number | null;
	authorId: number | null;
	/** What it answers, and the head of that branch. */
	parent: { id: number; topId: number } | null;
	body: string;
	html: string;
	language: string;
	stance: Stance | null;
	picture: DescribedPicture | null;
	/** Somebody looks at it before it is shown. */
	isHeld: boolean;
	at: Date;
}

/** @returns its id */
export async function insertComment(db: Db, comment: NewComment): Promise<number> {
	const { cityId, threadId, parent, at } = comment;
	const { id } = await db
		.insertInto('content')
		.values({
			city_id: cityId,
			kind: 'comment',
			group_id: comment.groupId,
			author_id: comment.authorId,
			language: comment.language,
			created_at: at,
			published_at: at,
			hidden_above: comment.isHeld ? 1 : 0
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('comment')
		.values({
			city_id: cityId,
			id,
			thread_id: threadId,
			parent_id: parent?.id ?? null,
			top_id: parent?.topId ?? id,
			body: comment.body,
			body_html: comment.html,
			stance: comment.stance,
			picture_id: comment.picture?.id ?? null,
			picture_alt: comment.picture?.alt
		})
		.execute();
	return id;
}

/** A comment with the thread that it stands in, for who may read it. */
export async function findComment(db: Db, { viewer, ...key }: CommentKey & { viewer: Actor }) {
	return readable(db, key, viewer)
		.leftJoin('resident as author', (join) =>
			join
				.onRef('author.city_id', '=', 'content.city_id')
				.onRef('author.id', '=', 'content.author_id')
		)
		.select(columns)
		.select((eb) => [
			marksColumn().as('marks'),
			eb.fn.coalesce('author.display_name', 'comment.imported_author').as('authorName')
		])
		.executeTakeFirst();
}

/** The same, held for this transaction: two changes at one moment come one after the other. */
export async function lockComment(db: Db, { viewer, ...key }: CommentKey & { viewer: Actor }) {
	return readable(db, key, viewer).select(columns).forNoKeyUpdate('comment').executeTakeFirst();
}

/** Where a comment of this thread stands that somebody answers, and who wrote it, unless it is hidden; held, so that it is not deleted meanwhile. */
export async function shareParent(db: Db, { cityId, threadId }: ThreadKey, id: number) {
	return db
		.selectFrom('comment')
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'comment.city_id').onRef('content.id', '=', 'comment.id')
		)
		.where('comment.city_id', '=', cityId)
		.where('comment.thread_id', '=', threadId)
		.where('comment.id', '=', id)
		.select([
			'comment.id',
			'comment.top_id as topId',
			'comment.removed_at as removedAt',
			'content.author_id as authorId'
		])
		.where(isNotHidden())
		.forShare('comment')
		.executeTakeFirst();
}

/** Of one person's comments in a thread one is written at a time, for this transaction. */
export async function holdWriter(
	db: Db,
	{ cityId, threadId }: ThreadKey,
	residentId: number
): Promise<void> {
	const writer = JSON.stringify(['write comment', cityId, threadId, residentId]);
	await sql`select pg_advisory_xact_lock(hashtextextended(${writer}, 0))`.execute(db);
}

/** What this resident wrote last in the thread. */
export async function lastWritten(db: Db, { cityId, threadId }: ThreadKey, residentId: number) {
	return db
		.selectFrom('content')
		.innerJoin('comment', (join) =>
			join.onRef('comment.city_id', '=', 'content.city_id').onRef('comment.id', '=', 'content.id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.author_id', '=', residentId)
		.where('content.kind', '=', 'comment')
		.where('comment.thread_id', '=', threadId)
		.orderBy('content.id', 'desc')
		.limit(1)
		.select([
			'comment.id',
			'comment.body',
			'comment.parent_id as parentId',
			'content.published_at as at'
		])
		.$narrowType<{ at: Date }>()
		.executeTakeFirst();
}

/** Puts other words in its place; the former ones stay readable as a version. */
export async function changeComment(
	db: Db,
	{ cityId, commentId }: CommentKey,
	change: { body: string; html: string; language: string; at: Date }
): Promise<void> {
	await sql`
		insert into comment_version (city_id, comment_id, version, body, body_html, language, written_at)
		select comment.city_id, comment.id, comment.version, comment.body, comment.body_html,
			content.language, coalesce(comment.edited_at, content.published_at)
		from comment join content on content.city_id = comment.city_id and content.id = comment.id
		where comment.city_id = ${cityId} and comment.id = ${commentId}`.execute(db);
	await db
		.updateTable('comment')
		.set((eb) => ({
			body: change.body,
			body_html: change.html,
			version: eb('version', '+', 1),
			edited_at: change.at
		}))
		.where('city_id', '=', cityId)
		.where('id', '=', commentId)
		.execute();
	await setLanguage(db, { cityId, commentId }, change.language);
}

/** Corrects the language of a comment alone. */
export async function setLanguage(
	db: Db,
	{ cityId, commentId }: CommentKey,
	language: string
): Promise<void> {
	await db
		.updateTable('content')
		.set({ language })
		.where('city_id', '=', cityId)
		.where('id', '=', commentId)
		.execute();
}

/** Takes the words away, the former ones too; the place stays, for the answers to it. */
export async function removeComment(
	db: Db,
	{ cityId, commentId }: CommentKey,
	at: Date
): Promise<void> {
	await forgetVersions(db, { cityId, commentId });
	await db
		.updateTable('comment')
		.set({
			body: '',
			body_html: '',
			removed_at: at,
			pinned_at: null,
			is_official: false,
			imported_author: null,
			picture_id: null,
			picture_alt: ''
		})
		.where('city_id', '=', cityId)
		.where('id', '=', commentId)
		.execute();
}

export async function markComment(
	db: Db,
	{ cityId, commentId }: CommentKey,
	marks: { pinnedAt?: Date | null; isOfficial?: boolean }
): Promise<void> {
	await db
		.updateTable('comment')
		.set({
			...(marks.pinnedAt !== undefined && { pinned_at: marks.pinnedAt }),
			...(marks.isOfficial !== undefined && { is_official: marks.isOfficial })
		})
		.where('city_id', '=', cityId)
		.where('id', '=', commentId)
		.execute();
}

/** Former texts of a comment, the newest first; nothing of what a decision hid. */
export async function versionsOf(db: Db, { cityId, commentId }: CommentKey) {
	return db
		.selectFrom('comment_version')
		.leftJoinLateral(hidingOf('comment_version.comment_id').as('hiding'), (join) => join.onTrue())
		.where('comment_version.city_id', '=', cityId)
		.where('comment_version.comment_id', '=', commentId)
		.orderBy('comment_version.version', 'desc')
		.select([
			'comment_version.version',
			unlessHidden('comment_version.body_html').as('html'),
			'comment_version.language',
			'comment_version.written_at as at',
			'hiding.hiddenId',
			'hiding.hiddenRule',
			'hiding.hiddenAt'
		])
		.execute();
}

const columns = [
	'comment.id',
	'comment.thread_id as threadId',
	'comment.parent_id as parentId',
	'comment.top_id as topId',
	'comment.body',
	'comment.body_html as html',
	'comment.version',
	'comment.edited_at as editedAt',
	'comment.removed_at as removedAt',
	'comment.pinned_at as pinnedAt',
	'comment.is_official as isOfficial',
	'comment.picture_id as pictureId',
	'comment.picture_alt as pictureAlt',
	'content.language',
	'content.author_id as authorId',
	'content.group_id as groupId',
	'content.published_at as writtenAt'
] as const;

function readable(db: Db, { cityId, commentId }: CommentKey, viewer: Actor) {
	return db
		.selectFrom('content')
		.innerJoin('comment', (join) =>
			join.onRef('comment.city_id', '=', 'content.city_id').onRef('comment.id', '=', 'content.id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.id', '=', commentId)
		.where(canReadContent(viewer));
}

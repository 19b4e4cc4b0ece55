import { expressionBuilder, sql } from 'kysely';
import type { Actor } from '#lib/domain/actor.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { ThreadSettings } from '#lib/domain/thread/writing.ts';
import type { ThreadState } from '#lib/domain/thread.ts';
import type { Db } from '../database/connect.ts';
import type { Schema } from '../database/schema.ts';
import { followsContent } from './follows.ts';
import { lookedAt } from './groups.ts';
import { closedRule, marksColumn } from './moderation/marks.ts';
import { summaryColumn } from './threads/summaries.ts';
import { isTranslated } from './translations.ts';
import { canReadContent, isNotHidden } from './visibility.ts';

/** One thread of a city. */
export interface ThreadKey {
	cityId: number;
	threadId: number;
}

/** A thread by its own id or by that of what it is about, and who looks. */
export interface SoughtThread {
	cityId: number;
	id: number;
	viewer: Actor;
}

/** A thread as its page shows it. */
export async function findThread(
	db: Db,
	sought: SoughtThread,
	translatedInto: Locale | null = null
) {
	return readable(db, sought)
		.innerJoin('thread_figures as figures', (join) =>
			join
				.onRef('figures.city_id', '=', 'thread.city_id')
				.onRef('figures.thread_id', '=', 'thread.id')
		)
		.leftJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'content.city_id')
				.onRef('partner_group.id', '=', 'content.group_id')
		)
		.leftJoin('resident as author', (join) =>
			join
				.onRef('author.city_id', '=', 'content.city_id')
				.onRef('author.id', '=', 'content.author_id')
		)
		.select((eb) => [
			...columns,
			isTranslated(translatedInto, eb.lit(1)).as('isTranslated'),
			followsContent(sought.viewer, { hasProposal: false }).as('followed'),
			'thread.body_html as html',
			marksColumn().as('marks'),
			'thread.conclusion_html as conclusionHtml',
			'thread.conclusion_language as conclusionLanguage',
			'figures.comments',
			'figures.last_comment_at as lastCommentAt',
			summaryColumn().as('summary'),
			lastComment().$asScalar().$notNull().as('lastComment'),
			'partner_group.name as groupName',
			'partner_group.language as groupLanguage',
			'partner_group.visibility as groupVisibility',
			...lookedAt,
			'author.display_name as authorName'
		])
		.executeTakeFirst();
}
export type FoundThread = NonNullable<Awaited<ReturnType<typeof findThread>>>;

/** The thread as it is now, held for this transaction: closing and writing wait for one another here. */
export async function lockThread(db: Db, sought: SoughtThread, { share = false } = {}) {
	return readable(db, sought)
		.select(columns)
		.$if(share, (query) => query.forShare('thread'))
		.$if(!share, (query) => query.forNoKeyUpdate('thread'))
		.executeTakeFirst();
}
export type LockedThread = NonNullable<Awaited<ReturnType<typeof lockThread>>>;

/** @returns its id */
export async function insertThread(
	db: Db,
	thread: {
		cityId: number;
		groupId: number | null;
		authorId: number | null;
		subject: { id: number; kind: 'proposal' | 'poll' } | null;
		title: string;
		body: string;
		html: string;
		language: string;
		/** Somebody looks at it before it is shown. */
		isHeld?: boolean;
		at: Date;
	}
): Promise<number> {
	const { cityId, subject, at } = thread;
	const { id } = await db
		.insertInto('content')
		.values({
			city_id: cityId,
			kind: 'thread',
			group_id: thread.groupId,
			author_id: thread.authorId,
			language: thread.language,
			created_at: at,
			published_at: at,
			hidden_above: thread.isHeld ? 1 : 0
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('thread')
		.values({
			city_id: cityId,
			id,
			subject_id: subject?.id ?? null,
			subject_kind: subject?.kind ?? null,
			title: thread.title,
			body: thread.body,
			body_html: thread.html
		})
		.execute();
	await db.insertInto('thread_figures').values({ city_id: cityId, thread_id: id }).execute();
	return id;
}

/** Moves a locked thread on; a conclusion belongs to the state `closed` alone. */
export async function updateThreadState(
	db: Db,
	{ cityId, threadId }: ThreadKey,
	to: {
		state: ThreadState;
		conclusion?: { text: string; html: string; language: string; by: number | null };
	}
): Promise<void> {
	const { conclusion } = to;
	await db
		.updateTable('thread')
		.set({
			state: to.state,
			conclusion: conclusion?.text ?? '',
			conclusion_html: conclusion?.html ?? '',
			conclusion_language: conclusion?.language ?? null,
			concluded_by: conclusion?.by ?? null
		})
		.where('city_id', '=', cityId)
		.where('id', '=', threadId)
		.execute();
}

export async function updateThreadSettings(
	db: Db,
	{ cityId, threadId }: ThreadKey,
	{ writers, hasStances, inColumns, slowMinutes }: ThreadSettings
): Promise<void> {
	await db
		.updateTable('thread')
		.set({
			writers,
			has_stances: hasStances,
			in_columns: hasStances && inColumns,
			slow_minutes: slowMinutes
		})
		.where('city_id', '=', cityId)
		.where('id', '=', threadId)
		.execute();
}

/** Adds to what lists show of a thread. `at`: of a comment that was written. */
export async function countComments(
	db: Db,
	{ cityId, threadId }: ThreadKey,
	by: number,
	at?: Date
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('thread_figures')
		.set((eb) => ({
			comments: eb('comments', '+', by),
			...(at && { last_comment_at: sql<Date>`greatest(last_comment_at, ${at}::timestamptz)` })
		}))
		.where('city_id', '=', cityId)
		.where('thread_id', '=', threadId)
		.where((eb) =>
			eb.exists(
				eb
					.selectFrom('content')
					.where('content.city_id', '=', cityId)
					.where('content.id', '=', threadId)
					.where(isNotHidden())
					.select(eb.lit(1).as('there'))
			)
		)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

/** On `thread`: what was closed by a decision is read-only, whatever whoever runs it has set. */
export const standingState = sql<ThreadState>`case when thread.closed_by is not null and thread.state = 'open'
	then 'read-only' else thread.state end`;
const stateColumn = standingState.as('state');

const columns = [
	'thread.id',
	'thread.subject_id as subjectId',
	'thread.subject_kind as subjectKind',
	'thread.title',
	stateColumn,
	closedRule().as('closedRule'),
	'thread.writers',
	'thread.has_stances as hasStances',
	'thread.in_columns as inColumns',
	'thread.slow_minutes as slowMinutes',
	'content.group_id as groupId',
	'content.author_id as authorId',
	'content.language'
] as const;

/** The comment that came last; 0 before the first. */
function lastComment() {
	return expressionBuilder<Schema, 'thread'>()
		.selectFrom('comment')
		.whereRef('comment.city_id', '=', 'thread.city_id')
		.whereRef('comment.thread_id', '=', 'thread.id')
		.select(({ fn, val }) => fn.coalesce(fn.max('comment.id'), val(0)).as('id'));
}

function readable(db: Db, { cityId, id, viewer }: SoughtThread) {
	return db
		.selectFrom('content')
		.innerJoin('thread', (join) =>
			join.onRef('thread.city_id', '=', 'content.city_id').onRef('thread.id', '=', 'content.id')
		)
		.where('content.city_id', '=', cityId)
		.where((eb) => eb.or([eb('thread.id', '=', id), eb('thread.subject_id', '=', id)]))
		.where(canReadContent(viewer));
}

import { sql } from 'kysely';
import type { KnownComment, KnownProposal } from '#lib/domain/import/comments/plan.ts';
import type { Stance } from '#lib/domain/thread.ts';
import type { Db } from '../../database/connect.ts';

/** Where something was taken in: a group of the city, or all of them. */
export interface Taken {
	cityId: number;
	groupId: number | null;
}

/** What earlier imports took in that can be discussed. */
export async function importedProposals(db: Db, taken: Taken): Promise<KnownProposal[]> {
	return records(db, taken, 'proposal')
		.select(['import_record.content_id as id', 'group_id as groupId', 'source_key as sourceKey'])
		.execute();
}

export interface ImportedPlace extends KnownComment {
	id: number;
	topId: number;
}

/** Comments of earlier imports with where they stand. */
export async function importedComments(db: Db, taken: Taken): Promise<ImportedPlace[]> {
	return records(db, taken, 'comment')
		.innerJoin('comment', (join) =>
			join
				.onRef('comment.city_id', '=', 'import_record.city_id')
				.onRef('comment.id', '=', 'import_record.content_id')
		)
		.innerJoin('thread', (join) =>
			join
				.onRef('thread.city_id', '=', 'comment.city_id')
				.onRef('thread.id', '=', 'comment.thread_id')
		)
		.select([
			'comment.id',
			'comment.top_id as topId',
			'thread.subject_id as proposalId',
			'import_record.group_id as groupId',
			'import_record.source_key as sourceKey'
		])
		.$narrowType<{ proposalId: number }>()
		.execute();
}

/** Holds what is to be discussed, as whoever writes the first comment there does. @returns its language and group */
export async function holdSubjects(db: Db, cityId: number, ids: readonly number[]) {
	return db
		.selectFrom('content')
		.where('city_id', '=', cityId)
		.where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
		.orderBy('id')
		.select(['id', 'language', 'group_id as groupId'])
		.forNoKeyUpdate()
		.execute();
}

/** Makes the threads that are missing. @returns the thread of every subject, by the subject's id */
export async function threadsAbout(
	db: Db,
	cityId: number,
	subjects: readonly { id: number; language: string; groupId: number | null }[],
	at: Date
): Promise<Map<number, number>> {
	const ids = subjects.map(({ id }) => id);
	const there = await findThreads(db, cityId, ids);
	const missing = subjects.filter(({ id }) => !there.has(id));
	if (missing.length === 0) return there;
	const rows = JSON.stringify(missing.map(({ id, language, groupId }) => [id, language, groupId]));
	await sql`
		with given as (
			select (one->>0)::bigint as subject_id, one->>1 as language, (one->>2)::bigint as group_id, place
			from jsonb_array_elements(${rows}::text::jsonb) with ordinality as row (one, place)
		),
		made as (
			insert into content (city_id, kind, group_id, author_id, language, created_at, published_at)
			select ${cityId}, 'thread', group_id, null, language, ${at}, ${at} from given order by place
			returning id
		),
		numbered as (select id, row_number() over (order by id) as place from made),
		begun as (
			insert into thread (city_id, id, subject_id, subject_kind)
			select ${cityId}, numbered.id, given.subject_id, 'proposal'
			from numbered join given using (place)
			returning id
		)
		insert into thread_figures (city_id, thread_id) select ${cityId}, id from begun`.execute(db);
	return findThreads(db, cityId, ids);
}

/** A comment from elsewhere, complete, as it is written. */
export interface ImportedComment {
	id: number;
	threadId: number;
	groupId: number | null;
	parentId: number | null;
	topId: number;
	body: string;
	html: string;
	author: string;
	stance: Stance | null;
	agrees: number;
	at: Date;
	source: { groupId: number; key: string };
}

/**
 * As many identities of comments as these, in their order: an answer then has a greater one than what it
 * answers, and a thread reads by them.
 */
export async function insertIdentities(
	db: Db,
	cityId: number,
	comments: readonly { groupId: number | null; language: string; at: Date }[],
	now: Date
): Promise<number[]> {
	const rows = await db
		.insertInto('content')
		.values(
			comments.map(({ groupId, language, at }) => ({
				city_id: cityId,
				kind: 'comment' as const,
				group_id: groupId,
				author_id: null,
				language,
				created_at: now,
				published_at: at
			}))
		)
		.returning('id')
		.execute();
	return rows.map(({ id }) => id).sort((one, other) => one - other);
}

/** Writes a batch of which each has its identity: the words, and where they came from. */
export async function insertComments(
	db: Db,
	cityId: number,
	comments: readonly ImportedComment[],
	now: Date
): Promise<void> {
	await db
		.insertInto('comment')
		.values(
			comments.map((comment) => ({
				city_id: cityId,
				id: comment.id,
				thread_id: comment.threadId,
				parent_id: comment.parentId,
				top_id: comment.topId,
				body: comment.body,
				body_html: comment.html,
				imported_author: comment.body === '' ? null : comment.author || null,
				stance: comment.parentId === null ? comment.stance : null,
				agrees: comment.agrees,
				agrees_elsewhere: comment.agrees,
				removed_at: comment.body === '' ? now : null
			}))
		)
		.execute();
	await db
		.insertInto('import_record')
		.values(
			comments.map(({ id, source }) => ({
				city_id: cityId,
				group_id: source.groupId,
				kind: 'comment',
				source_key: source.key,
				content_id: id,
				imported_at: now
			}))
		)
		.execute();
}

/** Adds what was written to what lists show of each thread; what has no words does not count. */
export async function countImported(
	db: Db,
	cityId: number,
	comments: readonly Pick<ImportedComment, 'threadId' | 'body' | 'at'>[]
): Promise<void> {
	const written = comments.filter(({ body }) => body !== '');
	await sql`
		update thread_figures as figures set comments = figures.comments + added.comments,
			last_comment_at = greatest(figures.last_comment_at, added.last)
		from (
			select thread_id, count(*) as comments, max(at) as last
			from unnest(${written.map(({ threadId }) => threadId)}::bigint[],
				${written.map(({ at }) => at.toISOString())}::timestamptz[]) as one (thread_id, at)
			group by thread_id
		) as added
		where figures.city_id = ${cityId} and figures.thread_id = added.thread_id`.execute(db);
}

function records(db: Db, { cityId, groupId }: Taken, kind: 'proposal' | 'comment') {
	return db
		.selectFrom('import_record')
		.where('import_record.city_id', '=', cityId)
		.where('import_record.kind', '=', kind)
		.$if(groupId !== null, (list) => list.where('import_record.group_id', '=', groupId));
}

async function findThreads(
	db: Db,
	cityId: number,
	subjects: readonly number[]
): Promise<Map<number, number>> {
	const rows = await db
		.selectFrom('thread')
		.where('city_id', '=', cityId)
		.where('subject_id', '=', sql<number>`any(${[...subjects]}::bigint[])`)
		.select(['id', 'subject_id as subjectId'])
		.$narrowType<{ subjectId: number }>()
		.execute();
	return new Map(rows.map(({ id, subjectId }) => [subjectId, id]));
}

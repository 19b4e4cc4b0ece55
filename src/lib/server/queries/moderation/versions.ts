import { sql } from 'kysely';
import type { Actor } from '#lib/domain/actor.ts';
import type { VersionedKind } from '#lib/domain/content.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { Db, Trx } from '../../database/connect.ts';
import { canReadContent } from '../visibility.ts';
import { keptText } from './former-text.ts';
import { marksColumn } from './marks.ts';

/** One version of a text: the number of the text, and its own. */
export interface VersionKey {
	cityId: number;
	ofId: number;
	version: number;
}

/**
 * A version as it can be reported: its text is there for this viewer, and no decision hid it. `current` is
 * the version that stands, `reportedId` the content that it became when somebody reported it first.
 */
export async function readableVersion(
	db: Db,
	{ cityId, ofId, version }: VersionKey,
	viewer: Actor
) {
	return db
		.selectFrom('content')
		.leftJoin('proposal', (join) =>
			join.onRef('proposal.city_id', '=', 'content.city_id').onRef('proposal.id', '=', 'content.id')
		)
		.leftJoin('comment', (join) =>
			join.onRef('comment.city_id', '=', 'content.city_id').onRef('comment.id', '=', 'content.id')
		)
		.leftJoinLateral(keptText(version).as('kept'), (join) => join.onTrue())
		.leftJoin('resident as author', (join) =>
			join.onRef('author.city_id', '=', 'content.city_id').onRef('author.id', '=', 'kept.writtenBy')
		)
		.leftJoin('version_content as reported', (join) =>
			join
				.onRef('reported.city_id', '=', 'content.city_id')
				.onRef('reported.of_id', '=', 'content.id')
				.on('reported.version', '=', sql<number>`${version}::bigint`)
		)
		.leftJoin('content as own', (join) =>
			join.onRef('own.city_id', '=', 'reported.city_id').onRef('own.id', '=', 'reported.id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.id', '=', ofId)
		.where('content.kind', 'in', ['proposal', 'comment'])
		.where('content.published_at', 'is not', null)
		.where('comment.removed_at', 'is', null)
		.where('own.hidden_by', 'is', null)
		.where(canReadContent(viewer))
		.select((eb) => [
			'content.kind as ofKind',
			'content.group_id as groupId',
			'reported.id as reportedId',
			'author.display_name as authorName',
			'kept.writtenBy as authorId',
			'kept.writtenAt as publishedAt',
			'kept.title',
			'kept.summary',
			'kept.html',
			'kept.language',
			marksColumn().as('marks'),
			eb.fn.coalesce('proposal.version', 'comment.version', eb.lit(0)).as('current')
		])
		.$narrowType<{ ofKind: VersionedKind }>()
		.executeTakeFirst();
}

/** Holds a version for this transaction: of several who report it first at once, one makes it content. */
export async function holdVersion(
	db: Db,
	{ cityId, ofId, version }: VersionKey,
	ofKind: VersionedKind
): Promise<void> {
	const [table, of] =
		ofKind === 'proposal'
			? (['proposal_version', 'proposal_id'] as const)
			: (['comment_version', 'comment_id'] as const);
	await sql`select from ${sql.table(table)} where city_id = ${cityId} and ${sql.ref(of)} = ${ofId}
		and version = ${version} for no key update`.execute(db);
}

/** Makes a held version content, in the group of its text, as of whoever wrote it and when. @returns its id */
export async function insertVersionContent(
	db: Trx,
	{ cityId, ofId, version }: VersionKey,
	made: {
		ofKind: VersionedKind;
		groupId: number | null;
		authorId: number | null;
		publishedAt: Date;
		language: TextLanguage;
	}
): Promise<number> {
	const { id } = await db
		.insertInto('content')
		.values({
			city_id: cityId,
			kind: 'version',
			group_id: made.groupId,
			author_id: made.authorId,
			language: made.language,
			published_at: made.publishedAt
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('version_content')
		.values({ city_id: cityId, id, of_kind: made.ofKind, of_id: ofId, version })
		.execute();
	return id;
}

/** Which version of which text such content is, where this viewer can read the text. */
export async function versionOfContent(
	db: Db,
	{ cityId, contentId }: { cityId: number; contentId: number },
	viewer: Actor
) {
	return db
		.selectFrom('version_content')
		.innerJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'version_content.city_id')
				.onRef('content.id', '=', 'version_content.of_id')
		)
		.where('version_content.city_id', '=', cityId)
		.where('version_content.id', '=', contentId)
		.where(canReadContent(viewer))
		.select([
			'version_content.of_kind as ofKind',
			'version_content.of_id as ofId',
			'version_content.version'
		])
		.executeTakeFirst();
}

/** Takes the words out of what was reported of a deleted comment, and everything else of its versions away. */
export async function forgetVersions(
	db: Db,
	{ cityId, commentId }: { cityId: number; commentId: number }
): Promise<void> {
	await sql`
		update comment_version set body = '', body_html = ''
		where city_id = ${cityId} and comment_id = ${commentId}`.execute(db);
	await sql`
		delete from comment_version where city_id = ${cityId} and comment_id = ${commentId}
			and not exists (select from version_content where version_content.city_id = comment_version.city_id
				and version_content.comment_id = comment_version.comment_id
				and version_content.version = comment_version.version)`.execute(db);
}

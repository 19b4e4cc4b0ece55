import { expressionBuilder, sql, type Expression, type RawBuilder } from 'kysely';
import type { Actor } from '#lib/domain/actor.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { TranslatedKind } from '#lib/domain/translation.ts';
import type { Db } from '../database/connect.ts';
import type { Schema } from '../database/schema.ts';
import { marksColumn } from './moderation/marks.ts';
import { canReadContent } from './visibility.ts';

/** One text of a city. */
export interface TextKey {
	cityId: number;
	contentId: number;
}

/** A text that everybody can read, without an account too; a discussion about something has none of its own. */
export async function findPublicText(
	db: Db,
	{ cityId, contentId, kind }: TextKey & { kind: TranslatedKind }
) {
	return db
		.selectFrom('content')
		.leftJoin('comment', (join) =>
			join.onRef('comment.city_id', '=', 'content.city_id').onRef('comment.id', '=', 'content.id')
		)
		.leftJoin('thread', (join) =>
			join.onRef('thread.city_id', '=', 'content.city_id').onRef('thread.id', '=', 'content.id')
		)
		.leftJoin('proposal', (join) =>
			join.onRef('proposal.city_id', '=', 'content.city_id').onRef('proposal.id', '=', 'content.id')
		)
		.leftJoin('resident as author', (join) =>
			join
				.onRef('author.city_id', '=', 'content.city_id')
				.onRef('author.id', '=', 'content.author_id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.id', '=', contentId)
		.where('content.kind', '=', kind)
		.where(canReadContent(anybody))
		.where('comment.removed_at', 'is', null)
		.where('thread.subject_id', 'is', null)
		.select((eb) => [
			'content.id',
			'content.language',
			marksColumn().as('marks'),
			eb.fn.coalesce('author.display_name', 'comment.imported_author').as('authorName'),
			eb.fn.coalesce('comment.version', 'proposal.version', eb.lit(1)).as('version'),
			eb.fn.coalesce('thread.title', 'proposal.title', eb.val('')).as('title'),
			eb.fn.coalesce('proposal.summary', eb.val('')).as('summary'),
			eb.fn.coalesce('comment.body', 'thread.body', 'proposal.body', eb.val('')).as('body'),
			eb.fn
				.coalesce('comment.body_html', 'thread.body_html', 'proposal.body_html', eb.val(''))
				.as('html')
		])
		.executeTakeFirst();
}
export type PublicText = NonNullable<Awaited<ReturnType<typeof findPublicText>>>;

/** On `content`: whether this version of it has been translated; never where the reader is offered none. */
export function isTranslated(
	language: Locale | null,
	version: Expression<number>
): RawBuilder<boolean> {
	if (language === null) return sql<boolean>`false`;
	const made = expressionBuilder<Schema, 'content'>()
		.selectFrom('translation')
		.whereRef('translation.city_id', '=', 'content.city_id')
		.whereRef('translation.content_id', '=', 'content.id')
		.where('translation.version', '=', version)
		.where('translation.language', '=', language)
		.select(sql.lit(1).as('one'));
	return sql<boolean>`exists ${made}`;
}

export interface Translated {
	version: number;
	language: Locale;
	title: string;
	html: string;
	provider: string;
	at: Date;
}

export async function findTranslation(
	db: Db,
	{ cityId, contentId }: TextKey,
	{ version, language }: Pick<Translated, 'version' | 'language'>
) {
	return db
		.selectFrom('translation')
		.where('city_id', '=', cityId)
		.where('content_id', '=', contentId)
		.where('version', '=', version)
		.where('language', '=', language)
		.select(['title', 'body_html as html', 'provider', 'made_at as at'])
		.executeTakeFirst();
}

/** Of several who ask at the same moment the first is kept. */
export async function keepTranslation(
	db: Db,
	{ cityId, contentId }: TextKey,
	{ version, language, title, html, provider, at }: Translated
): Promise<void> {
	await db
		.insertInto('translation')
		.values({
			city_id: cityId,
			content_id: contentId,
			version,
			language,
			title,
			body_html: html,
			provider,
			made_at: at
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** What is kept of a text and what becomes of the text wait for one another here, for this transaction. */
export async function holdText(
	db: Db,
	{ cityId, contentId }: TextKey,
	{ share = false } = {}
): Promise<void> {
	await db
		.selectFrom('content')
		.where('city_id', '=', cityId)
		.where('id', '=', contentId)
		.select('id')
		.$if(share, (query) => query.forShare())
		.$if(!share, (query) => query.forNoKeyUpdate())
		.execute();
}

/** Takes all translations of a text away, and one that is being made is not kept. */
export async function deleteTranslations(db: Db, key: TextKey): Promise<void> {
	await holdText(db, key);
	await db
		.deleteFrom('translation')
		.where('city_id', '=', key.cityId)
		.where('content_id', '=', key.contentId)
		.execute();
}

const anybody: Actor = { kind: 'visitor' };

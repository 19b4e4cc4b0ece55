import { sql } from 'kysely';
import type { TextLanguage } from '#lib/domain/locale.ts';
import { searchLanguageOf, wordsOf } from '#lib/domain/search/words.ts';
import type { Db } from '../../database/connect.ts';
import { configurations } from './dictionaries.ts';

/** A text as it can be found. Finding says nothing of who may see: that is for the list that asks. */
export interface Findable {
	contentId: number;
	kind: 'proposal' | 'poll';
	language: TextLanguage;
	title: string;
	summary: string;
	body: string;
}

/** Makes a text findable, or findable as it reads now; in the transaction that writes it. */
export async function indexContent(
	db: Db,
	{ cityId, ...findable }: Findable & { cityId: number }
): Promise<void> {
	await indexContents(db, cityId, [findable]);
}

/**
 * The same for many at once. As the last statement of a long transaction: the new words of a city are
 * written in their order, so that two who write at once wait for one another and never in a circle.
 */
export async function indexContents(
	db: Db,
	cityId: number,
	findables: readonly Findable[]
): Promise<void> {
	const documents = findables.map(({ contentId, kind, language, title, summary, body }) => ({
		content_id: contentId,
		kind,
		language,
		vocabulary: searchLanguageOf(language),
		configuration: configurations[searchLanguageOf(language)],
		title: wordsOf(title).join(' '),
		summary: wordsOf(summary).join(' '),
		body: wordsOf(body).join(' ')
	}));
	await sql`
		with documents as (
			select content_id, kind, language, vocabulary,
				setweight(to_tsvector(configuration::regconfig, title), 'A') ||
				setweight(to_tsvector(configuration::regconfig, summary), 'B') ||
				setweight(to_tsvector(configuration::regconfig, body), 'C') as vector
			from jsonb_to_recordset(${JSON.stringify(documents)}::text::jsonb) as given (
				content_id bigint, kind text, language text, vocabulary text, configuration text,
				title text, summary text, body text)
		),
		indexed as (
			insert into search_document (city_id, content_id, kind, language, vector)
			select ${cityId}, content_id, kind, language, vector from documents
			on conflict (city_id, content_id) do update
			set language = excluded.language, vector = excluded.vector
		)
		insert into search_word (city_id, language, word)
		select distinct ${cityId}::bigint, vocabulary, word
		from documents, unnest(tsvector_to_array(vector)) as word
		where length(word) <= 40
		order by 2, 3
		on conflict do nothing`.execute(db);
}

import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';

/** The words by which a content is found. */
export async function findableWords(db: Db, cityId: number, contentId: number): Promise<string[]> {
	const { rows } = await sql<{ words: string[] }>`
		select tsvector_to_array(vector) as words from search_document
		where city_id = ${cityId} and content_id = ${contentId}`.execute(db);
	return rows[0]?.words ?? [];
}

/** Takes words out of what a city's search knows, as far as no text there has them any more. */
export async function forgetWords(db: Db, cityId: number, words: readonly string[]): Promise<void> {
	await sql`
		delete from search_word
		where city_id = ${cityId} and word = any(${[...words]}::text[])
			and not exists (
				select from search_document
				where search_document.city_id = ${cityId} and search_document.vector
					@@ ('''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || '''')::tsquery)`.execute(db);
}

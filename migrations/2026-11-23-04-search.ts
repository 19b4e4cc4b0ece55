import { sql, type Kysely } from 'kysely';

/** What can be found, and the words that a city's texts use. The extension is a trusted one: no superuser is needed. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create extension if not exists pg_trgm`,

	// One row for each thing that can be found, whatever its kind; written in the transaction of the text itself.
	`create table search_document (
		city_id bigint not null,
		content_id bigint not null,
		kind text not null,
		language text not null check (language ~ '^[a-z]{2,3}$'),
		vector tsvector not null,
		primary key (city_id, content_id),
		foreign key (city_id, kind, content_id) references content (city_id, kind, id) on delete cascade
	)`,
	// Both GIN indexes leave the city out: with it the planner would rather read all of the city. And they
	// take new words at once: a list of pending ones would be read through by every search.
	`create index search_document_by_word on search_document using gin (vector) with (fastupdate = off)`,

	// Every stem of a city's texts once: what is typed is looked up here first, so that a wrong or
	// missing letter, or a part of a compound, leads to the words that are really used.
	`create table search_word (
		city_id bigint not null references city (id),
		language text not null check (language in ('fi', 'sv', 'de', 'en', 'other')),
		word text not null check (char_length(word) <= 40),
		primary key (city_id, language, word)
	)`,
	`create index search_word_by_part on search_word using gin (word gin_trgm_ops) with (fastupdate = off)`
];

import { sql, type Kysely } from 'kysely';

/** Texts that a machine has translated, each version once a language; a city offers it or does not. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`alter table city add column offers_translation boolean not null default false`,
	`create table translation (
		city_id bigint not null,
		content_id bigint not null,
		version integer not null check (version > 0),
		language text not null check (language ~ '^[a-z]{2,3}$'),
		title text not null,
		body_html text not null,
		provider text not null check (provider <> ''),
		made_at timestamptz not null,
		primary key (city_id, content_id, version, language),
		foreign key (city_id, content_id) references content (city_id, id)
	)`
];

import { sql, type Kysely } from 'kysely';

/**
 * What whoever runs a thread writes above it, and the comments that this refers to as they were then; and
 * the way to people by the names with which comments name them.
 */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table thread_summary (
		city_id bigint not null,
		thread_id bigint not null,
		body text not null check (char_length(body) between 1 and 20000),
		body_html text not null,
		disputed text not null default '' check (char_length(disputed) <= 20000),
		disputed_html text not null default '',
		language text not null check (language ~ '^[a-z]{2,3}$'),
		written_by bigint not null,
		written_at timestamptz not null,
		primary key (city_id, thread_id),
		foreign key (city_id, thread_id) references thread (city_id, id),
		foreign key (city_id, written_by) references resident (city_id, id)
	)`,
	`create table summary_source (
		city_id bigint not null,
		thread_id bigint not null,
		comment_id bigint not null,
		version integer not null check (version > 0),
		primary key (city_id, thread_id, comment_id),
		foreign key (city_id, thread_id) references thread_summary (city_id, thread_id),
		foreign key (city_id, comment_id) references comment (city_id, id)
	)`,
	`create index resident_by_name on resident (city_id, lower(display_name))`
];

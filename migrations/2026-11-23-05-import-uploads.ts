import { sql, type Kysely } from 'kysely';

/** A file between its upload, the look at it, and the import: for one admin, for an hour. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table import_upload (
		city_id bigint not null,
		token_hash text not null,
		resident_id bigint not null,
		group_id bigint not null,
		language text not null check (language ~ '^[a-z]{2,3}$'),
		name text not null check (char_length(name) <= 200),
		bytes bytea check (octet_length(bytes) <= 10485760),
		outcome jsonb,
		expires_at timestamptz not null,
		primary key (city_id, token_hash),
		foreign key (city_id, resident_id) references resident (city_id, id),
		foreign key (city_id, group_id) references partner_group (city_id, id),
		check ((bytes is null) = (outcome is not null))
	)`,
	`create index import_upload_by_expiry on import_upload (expires_at)`
];

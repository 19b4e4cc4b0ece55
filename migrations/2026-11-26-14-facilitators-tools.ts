import { sql, type Kysely } from 'kysely';

/** What facilitators work with beside decisions: the talk about an appeal. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// Between whoever appealed and whoever looks again, never whoever decided first: the row repeats who
	// that was, as the appeal does. Somebody without an account writes as nobody.
	`alter table appeal add constraint appeal_first_by unique (city_id, id, first_by)`,
	`create table appeal_message (
		city_id bigint not null,
		id bigint generated always as identity,
		appeal_id bigint not null,
		first_by bigint not null,
		by_appellant boolean not null,
		resident_id bigint,
		text text not null check (char_length(text) between 1 and 2000),
		written_at timestamptz not null,
		primary key (city_id, id),
		check (by_appellant or resident_id is not null),
		check (by_appellant or resident_id <> first_by),
		foreign key (city_id, appeal_id, first_by) references appeal (city_id, id, first_by),
		foreign key (city_id, resident_id) references resident (city_id, id)
	)`,
	`create index appeal_message_of_appeal on appeal_message (city_id, appeal_id, id)`
];

import { sql, type Kysely } from 'kysely';

/**
 * A former version of a text can be reported, and hidden alone. It becomes content of its own when somebody
 * reports it first, so that cases, decisions, statements and appeals are about it as about everything else.
 */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`alter table content drop constraint content_kind_check`,
	`alter table content add constraint content_kind_check
		check (kind in ('proposal', 'poll', 'thread', 'comment', 'profile', 'group', 'version'))`,

	// Which version of which text: of_kind says in which table it stands, and exactly one of the two columns
	// that point there is not null.
	`create table version_content (
		city_id bigint not null,
		id bigint not null,
		kind text not null default 'version' check (kind = 'version'),
		of_kind text not null check (of_kind in ('proposal', 'comment')),
		of_id bigint not null,
		version integer not null check (version > 0),
		proposal_id bigint generated always as (case when of_kind = 'proposal' then of_id end) stored,
		comment_id bigint generated always as (case when of_kind = 'comment' then of_id end) stored,
		primary key (city_id, id),
		unique (city_id, of_id, version),
		check (num_nonnulls(proposal_id, comment_id) = 1),
		foreign key (city_id, kind, id) references content (city_id, kind, id),
		foreign key (city_id, of_kind, of_id) references content (city_id, kind, id),
		foreign key (city_id, proposal_id, version)
			references proposal_version (city_id, proposal_id, version),
		foreign key (city_id, comment_id, version)
			references comment_version (city_id, comment_id, version)
	)`
];

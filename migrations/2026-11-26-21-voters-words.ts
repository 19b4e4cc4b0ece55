import { sql, type Kysely } from 'kysely';

/**
 * What voters wrote beside their ballots can be reported, and hidden alone, while the ballots stay. It becomes
 * content of its own when somebody reports it first, or when it is looked at as the poll closes.
 */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`alter table content drop constraint content_kind_check`,
	`alter table content add constraint content_kind_check
		check (kind in ('proposal', 'poll', 'thread', 'comment', 'profile', 'group', 'version', 'remark'))`,

	// By what it says, not by a ballot: nobody can tell from it which ballot it stood beside. hash: of the
	// question, of whether it is a reason or a name, and of the words, whatever their spelling.
	`create table remark (
		city_id bigint not null,
		id bigint not null,
		kind text not null default 'remark' check (kind = 'remark'),
		poll_id bigint not null,
		question text not null,
		part text not null check (part in ('reason', 'writtenIn')),
		hash text not null check (hash ~ '^[0-9a-f]{64}$'),
		text text not null,
		html text not null,
		is_blanked boolean not null default false,
		primary key (city_id, id),
		foreign key (city_id, kind, id) references content (city_id, kind, id),
		foreign key (city_id, poll_id) references poll (city_id, id)
	)`,
	// What is left of words that were blanked can be the same as what others wrote.
	`create unique index remark_of_poll on remark (city_id, poll_id, hash) where not is_blanked`,
	`create index remark_shown on remark (city_id, poll_id)`
];

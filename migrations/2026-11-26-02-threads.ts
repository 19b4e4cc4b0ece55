import { sql, type Kysely } from 'kysely';

/**
 * Threads: one discussion mechanism, standing alone in a group or attached to what can be discussed,
 * and the comments that they are made of.
 */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const languageTag = `~ '^[a-z]{2,3}$'`;

const statements = [
	`alter table content drop constraint content_kind_check`,
	`alter table content add constraint content_kind_check
		check (kind in ('proposal', 'poll', 'thread', 'comment'))`,

	// subject_id: what is discussed, a proposal or a poll; a thread that stands alone has a title instead.
	`create table thread (
		city_id bigint not null,
		id bigint not null,
		kind text not null default 'thread' check (kind = 'thread'),
		subject_id bigint,
		subject_kind text check (subject_kind in ('proposal', 'poll')),
		title text not null default '' check (char_length(title) <= 300),
		body text not null default '' check (char_length(body) <= 20000),
		body_html text not null default '',
		state text not null default 'open' check (state in ('open', 'read-only', 'closed')),
		conclusion text not null default '' check (char_length(conclusion) <= 20000),
		conclusion_html text not null default '',
		conclusion_language text check (conclusion_language ${languageTag}),
		concluded_by bigint,
		writers text not null default 'residents' check (writers in ('residents', 'verified', 'members')),
		has_stances boolean not null default false,
		in_columns boolean not null default false check (has_stances or not in_columns),
		slow_minutes integer not null default 0 check (slow_minutes between 0 and 1440),
		primary key (city_id, id),
		unique (city_id, subject_id),
		check (num_nonnulls(subject_id, subject_kind) in (0, 2)),
		check ((subject_id is null) = (title <> '')),
		check ((state = 'closed') = (conclusion <> '')),
		check ((conclusion <> '') = (conclusion_language is not null)),
		foreign key (city_id, kind, id) references content (city_id, kind, id),
		foreign key (city_id, subject_kind, subject_id) references content (city_id, kind, id),
		foreign key (city_id, concluded_by) references resident (city_id, id)
	)`,

	// Narrow, and apart from the text, like proposal_figures.
	`create table thread_figures (
		city_id bigint not null,
		thread_id bigint not null,
		comments integer not null default 0 check (comments >= 0),
		last_comment_at timestamptz,
		primary key (city_id, thread_id),
		foreign key (city_id, thread_id) references thread (city_id, id)
	)`,

	// top_id: the comment at the head of the branch; itself at the head. What its author deletes leaves
	// a row without words, so that replies keep their place.
	`create table comment (
		city_id bigint not null,
		id bigint not null,
		kind text not null default 'comment' check (kind = 'comment'),
		thread_id bigint not null,
		parent_id bigint,
		top_id bigint not null,
		body text not null check (char_length(body) <= 10000),
		body_html text not null,
		stance text check (stance in ('for', 'neutral', 'against')),
		agrees integer not null default 0 check (agrees >= 0),
		is_official boolean not null default false,
		pinned_at timestamptz,
		version integer not null default 1 check (version > 0),
		edited_at timestamptz,
		removed_at timestamptz,
		primary key (city_id, id),
		unique (city_id, thread_id, id),
		check ((parent_id is null) = (top_id = id)),
		check ((removed_at is null) = (body <> '')),
		check (parent_id is null or (pinned_at is null and stance is null)),
		foreign key (city_id, kind, id) references content (city_id, kind, id),
		foreign key (city_id, thread_id) references thread (city_id, id),
		foreign key (city_id, thread_id, parent_id) references comment (city_id, thread_id, id),
		foreign key (city_id, thread_id, top_id) references comment (city_id, thread_id, id)
	)`,
	`create index comment_heads on comment (city_id, thread_id, id) where parent_id is null`,
	`create index comment_most_agreed on comment (city_id, thread_id, agrees desc, id) where parent_id is null`,
	`create index comment_of_branch on comment (city_id, thread_id, top_id, id) where parent_id is not null`,
	`create index comment_pinned on comment (city_id, thread_id, pinned_at desc) where pinned_at is not null`,

	// What was published before a change, word for word; the row in comment is the newest.
	`create table comment_version (
		city_id bigint not null,
		comment_id bigint not null,
		version integer not null check (version > 0),
		body text not null,
		body_html text not null,
		language text not null check (language ${languageTag}),
		written_at timestamptz not null,
		primary key (city_id, comment_id, version),
		foreign key (city_id, comment_id) references comment (city_id, id)
	)`,

	`create table agreement (
		city_id bigint not null,
		comment_id bigint not null,
		resident_id bigint not null,
		created_at timestamptz not null default now(),
		primary key (city_id, comment_id, resident_id),
		foreign key (city_id, comment_id) references comment (city_id, id),
		foreign key (city_id, resident_id) references resident (city_id, id)
	)`,
	`create index agreement_of_resident on agreement (city_id, resident_id)`,

	// How far somebody has read: comments with a greater id are new to them.
	`create table thread_visit (
		city_id bigint not null,
		thread_id bigint not null,
		resident_id bigint not null,
		read_to bigint not null,
		primary key (city_id, thread_id, resident_id),
		foreign key (city_id, thread_id) references thread (city_id, id),
		foreign key (city_id, resident_id) references resident (city_id, id)
	)`,

	// What somebody has begun to write, one text a thread and comment that it answers.
	`create table comment_draft (
		city_id bigint not null,
		thread_id bigint not null,
		resident_id bigint not null,
		parent_id bigint not null default 0,
		body text not null check (char_length(body) <= 10000),
		saved_at timestamptz not null default now(),
		primary key (city_id, thread_id, resident_id, parent_id),
		foreign key (city_id, thread_id) references thread (city_id, id),
		foreign key (city_id, resident_id) references resident (city_id, id)
	)`
];

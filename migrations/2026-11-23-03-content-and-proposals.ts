import { sql, type Kysely } from 'kysely';

/** What people write has one identity (content); a proposal is the first kind of it. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const states = `'draft', 'gathering', 'threshold-reached', 'under-review', 'accepted', 'accepted-in-part',
	'not-now', 'declined', 'not-city-matter', 'in-progress', 'done', 'dropped', 'withdrawn'`;
const verdicts = `'accepted', 'accepted-in-part', 'not-now', 'declined', 'not-city-matter'`;
// People write in more languages than the pages speak: a BCP 47 primary tag.
const languageTag = `~ '^[a-z]{2,3}$'`;

const statements = [
	// Threads, cases, follows, search, feeds and exports point here, whatever the kind.
	// published_at is null for a draft: visibility is asked of this row and its group alone.
	`create table content (
		city_id bigint not null references city (id),
		id bigint generated always as identity,
		kind text not null check (kind in ('proposal')),
		group_id bigint,
		author_id bigint,
		language text not null check (language ${languageTag}),
		created_at timestamptz not null default now(),
		published_at timestamptz,
		primary key (city_id, id),
		unique (city_id, kind, id),
		foreign key (city_id, group_id) references partner_group (city_id, id),
		foreign key (city_id, author_id) references resident (city_id, id)
	)`,
	`create index content_newest on content (city_id, kind, published_at desc, id desc) where published_at is not null`,
	`create index content_of_group on content (city_id, group_id, kind, published_at desc, id desc)`,
	`create index content_of_author on content (city_id, author_id, kind, id desc)`,

	`create table proposal (
		city_id bigint not null,
		id bigint not null,
		kind text not null default 'proposal' check (kind = 'proposal'),
		title text not null default '' check (char_length(title) <= 300),
		summary text not null default '' check (char_length(summary) <= 1000),
		body text not null default '' check (char_length(body) <= 50000),
		body_html text not null default '',
		category_id bigint,
		neighbourhood_id bigint,
		state text not null default 'draft' check (state in (${states})),
		state_since timestamptz not null default now(),
		threshold integer check (threshold > 0),
		version integer not null default 0,
		supports_elsewhere integer not null default 0 check (supports_elsewhere >= 0),
		saved_at timestamptz not null default now(),
		primary key (city_id, id),
		check (state = 'draft' or char_length(title) > 0),
		foreign key (city_id, kind, id) references content (city_id, kind, id),
		foreign key (city_id, category_id) references category (city_id, id),
		foreign key (city_id, neighbourhood_id) references neighbourhood (city_id, id)
	)`,
	`create index proposal_by_state on proposal (city_id, state, id desc)`,
	`create index proposal_by_category on proposal (city_id, category_id, id desc)`,
	`create index proposal_by_neighbourhood on proposal (city_id, neighbourhood_id, id desc)`,

	// Narrow, and apart from the text: a row that many write to stays small and cheap to rewrite.
	// supports is the number that people see and lists are ordered by: the rows in support, and for
	// what was imported also proposal.supports_elsewhere.
	`create table proposal_figures (
		city_id bigint not null,
		proposal_id bigint not null,
		supports integer not null default 0 check (supports >= 0),
		views integer not null default 0 check (views >= 0),
		primary key (city_id, proposal_id),
		foreign key (city_id, proposal_id) references proposal (city_id, id)
	)`,
	`create index proposal_most_supported on proposal_figures (city_id, supports desc, proposal_id desc)`,
	`create index proposal_least_seen on proposal_figures (city_id, views, proposal_id)`,

	// What was published, word for word; the row in proposal is the newest of them.
	`create table proposal_version (
		city_id bigint not null,
		proposal_id bigint not null,
		version integer not null check (version > 0),
		title text not null,
		summary text not null,
		body text not null,
		body_html text not null,
		language text not null check (language ${languageTag}),
		written_by bigint,
		written_at timestamptz not null default now(),
		primary key (city_id, proposal_id, version),
		foreign key (city_id, proposal_id) references proposal (city_id, id),
		foreign key (city_id, written_by) references resident (city_id, id)
	)`,

	// The time line: one row a transition, numbered, so that two at once cannot both happen.
	`create table proposal_step (
		city_id bigint not null,
		proposal_id bigint not null,
		number integer not null check (number > 0),
		from_state text not null check (from_state in (${states})),
		to_state text not null check (to_state in (${states})),
		note text not null default '' check (char_length(note) <= 5000),
		note_html text not null default '',
		note_language text check (note_language ${languageTag}),
		taken_by bigint,
		taken_at timestamptz not null default now(),
		primary key (city_id, proposal_id, number),
		foreign key (city_id, proposal_id) references proposal (city_id, id),
		foreign key (city_id, taken_by) references resident (city_id, id)
	)`,

	`create table support (
		city_id bigint not null,
		proposal_id bigint not null,
		resident_id bigint not null,
		created_at timestamptz not null default now(),
		primary key (city_id, proposal_id, resident_id),
		foreign key (city_id, proposal_id) references proposal (city_id, id),
		foreign key (city_id, resident_id) references resident (city_id, id)
	)`,
	`create index support_of_resident on support (city_id, resident_id)`,

	// A correction is a new version; the newest stands.
	`create table official_answer (
		city_id bigint not null,
		proposal_id bigint not null,
		version integer not null check (version > 0),
		verdict text not null check (verdict in (${verdicts})),
		reason text not null check (char_length(reason) between 1 and 20000),
		reason_html text not null,
		language text not null check (language ${languageTag}),
		owner text not null check (char_length(owner) between 1 and 120),
		answered_by bigint,
		answered_at timestamptz not null default now(),
		primary key (city_id, proposal_id, version),
		foreign key (city_id, proposal_id) references proposal (city_id, id),
		foreign key (city_id, answered_by) references resident (city_id, id)
	)`,
	`create index official_answer_newest on official_answer (city_id, answered_at desc)`,

	// Where an imported thing came from: the same row of the same source is never taken in twice.
	`create table import_record (
		city_id bigint not null,
		group_id bigint not null,
		kind text not null,
		source_key text not null check (char_length(source_key) <= 200),
		content_id bigint not null,
		imported_at timestamptz not null default now(),
		primary key (city_id, group_id, kind, source_key),
		foreign key (city_id, group_id) references partner_group (city_id, id),
		foreign key (city_id, content_id) references content (city_id, id)
	)`,

	// Who did what. Never the text itself, and no personal data in detail.
	`create table activity (
		city_id bigint not null references city (id),
		id bigint generated always as identity,
		at timestamptz not null default now(),
		actor_id bigint,
		verb text not null check (char_length(verb) <= 60),
		group_id bigint,
		content_id bigint,
		resident_id bigint,
		detail jsonb not null default '{}',
		primary key (city_id, id),
		foreign key (city_id, actor_id) references resident (city_id, id),
		foreign key (city_id, group_id) references partner_group (city_id, id),
		foreign key (city_id, content_id) references content (city_id, id),
		foreign key (city_id, resident_id) references resident (city_id, id)
	)`,
	`create index activity_recent on activity (city_id, at)`,
	`create index activity_by_verb on activity (city_id, verb, id desc)`
];

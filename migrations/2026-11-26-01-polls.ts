import { sql, type Kysely } from 'kysely';

/**
 * Polls: rules that freeze at opening, the roll of those entitled, ballots, and the public log of
 * their leaves. No row of a ballot or of the log holds a moment, a person or a running number of a
 * ballot; the link from a ballot to the roll is there until closing only (for open polls for good).
 */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const states = `'draft', 'scheduled', 'open', 'closed', 'annulled'`;
const channels = `'online', 'code', 'paper', 'assisted', 'kiosk'`;
/** Lower-case hexadecimal digits of so many bytes; comparing costs a tenth of what a pattern does. */
const hex = (column: string, bytes = 32) =>
	`${column} = encode(decode(${column}, 'hex'), 'hex') and octet_length(${column}) = ${2 * bytes}`;
const languageTag = `~ '^[a-z]{2,3}$'`;

const statements = [
	`alter table content drop constraint content_kind_check`,
	`alter table content add constraint content_kind_check check (kind in ('proposal', 'poll'))`,

	// What the costs of a budget are in; an ISO 4217 code.
	`alter table city add column currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$')`,

	// For polls of an age band. Given by the resident, shown to nobody.
	`alter table resident add column birth_year smallint check (birth_year between 1880 and 2100)`,

	// draft is the plan as it is written; once a poll is open its rules say everything.
	`create table poll (
		city_id bigint not null,
		id bigint not null,
		kind text not null default 'poll' check (kind = 'poll'),
		title text not null default '' check (char_length(title) <= 300),
		state text not null default 'draft' check (state in (${states})),
		draft jsonb not null default '{}',
		opens_at timestamptz,
		closes_at timestamptz,
		follows bigint,
		rules_hash text,
		results_published_at timestamptz,
		reminded_at timestamptz,
		saved_at timestamptz not null default now(),
		primary key (city_id, id),
		check ((state in ('draft', 'scheduled')) = (rules_hash is null)),
		check (state <> 'scheduled' or opens_at is not null),
		check (state in ('draft', 'scheduled') or closes_at is not null),
		foreign key (city_id, kind, id) references content (city_id, kind, id),
		foreign key (city_id, follows) references poll (city_id, id)
	)`,
	`create index poll_by_state on poll (city_id, state, closes_at)`,
	`create index poll_due on poll (closes_at) where state in ('scheduled', 'open')`,
	`create index poll_follows on poll (city_id, follows) where follows is not null`,

	// Frozen: the text fits its hash, ballots and roll point at the hash, so neither can change. What
	// has to be compared with the clock stands beside it and fits the text too.
	`create table poll_rules (
		city_id bigint not null,
		poll_id bigint not null,
		hash text not null,
		rules text not null,
		closes_at timestamptz not null,
		opened_by bigint,
		opened_at timestamptz not null default clock_timestamp(),
		primary key (city_id, poll_id),
		unique (city_id, poll_id, hash),
		unique (city_id, poll_id, hash, closes_at),
		check (hash = encode(sha256(convert_to(rules, 'UTF8')), 'hex')),
		check (closes_at = (rules::jsonb ->> 'closesAt')::timestamptz),
		check (poll_id = (rules::jsonb ->> 'poll')::bigint),
		foreign key (city_id, poll_id) references poll (city_id, id),
		foreign key (city_id, opened_by) references resident (city_id, id)
	)`,
	`alter table poll add foreign key (city_id, id, rules_hash, closes_at)
		references poll_rules (city_id, poll_id, hash, closes_at)`,

	// Known to the server alone until closing, which publishes the seed and forgets the rest.
	`create table poll_secret (
		city_id bigint not null,
		poll_id bigint not null,
		seed text not null check (${hex('seed')}),
		code_key text not null check (${hex('code_key')}),
		receipt_key text not null,
		primary key (city_id, poll_id),
		foreign key (city_id, poll_id) references poll (city_id, id)
	)`,

	// The named list of a poll in preparation; opening turns it into the roll.
	`create table poll_list_entry (
		city_id bigint not null,
		poll_id bigint not null,
		entry text not null check (char_length(entry) between 1 and 254),
		is_email boolean not null,
		primary key (city_id, poll_id, entry),
		foreign key (city_id, poll_id) references poll (city_id, id) on delete cascade
	)`,

	// One row for each who may vote; voted_by says by which way they did, never when or what.
	`create table poll_roll (
		city_id bigint not null,
		poll_id bigint not null,
		id uuid not null default gen_random_uuid(),
		rules_hash text not null,
		resident_id bigint,
		email text check (email = lower(email)),
		member_number text,
		code_hash text check (${hex('code_hash')}),
		voted_by text check (voted_by in (${channels})),
		added_by bigint,
		added_why text check (char_length(added_why) between 1 and 500),
		added_on date,
		primary key (city_id, poll_id, id),
		check (num_nonnulls(resident_id, email, member_number, code_hash) = 1),
		check (num_nonnulls(added_by, added_why, added_on) in (0, 3)),
		foreign key (city_id, poll_id, rules_hash) references poll_rules (city_id, poll_id, hash),
		foreign key (city_id, resident_id) references resident (city_id, id),
		foreign key (city_id, added_by) references resident (city_id, id)
	)`,
	// Each covers its own rows alone, so none can be taken for the way to a row by its id: the planner
	// did so while it had no figures of a roll that had just been filled, and casting slowed with its length.
	`create unique index poll_roll_resident on poll_roll (city_id, poll_id, resident_id) where resident_id is not null`,
	`create unique index poll_roll_email on poll_roll (city_id, poll_id, email) where email is not null`,
	`create unique index poll_roll_member_number on poll_roll (city_id, poll_id, member_number) where member_number is not null`,
	`create unique index poll_roll_code on poll_roll (city_id, poll_id, code_hash) where code_hash is not null`,
	`create index poll_roll_of_resident on poll_roll (city_id, resident_id) where resident_id is not null`,

	// words: reasons and names written in, by question; they are in no hash, so that one can be hidden.
	`create table ballot (
		city_id bigint not null,
		poll_id bigint not null,
		rules_hash text not null,
		choices text not null,
		nonce text not null check (${hex('nonce', 16)}),
		leaf text not null,
		words jsonb,
		roll_id uuid,
		primary key (city_id, poll_id, leaf),
		check (leaf = encode(sha256(convert_to(
			'{"choices":' || choices || ',"nonce":"' || nonce || '","rules":"' || rules_hash || '"}', 'UTF8')), 'hex')),
		foreign key (city_id, poll_id, rules_hash) references poll_rules (city_id, poll_id, hash)
	)`,
	// roll_id is no foreign key: closing writes every row of the roll anew, and would ask for each whether
	// a ballot points at it. Ballots are put in the box by the statement that marks the place on the roll.
	`create unique index ballot_of_roll on ballot (city_id, poll_id, roll_id) where roll_id is not null`,

	// Leaves that wait to be put in the log; written with their ballot.
	`create table poll_leaf (
		city_id bigint not null,
		poll_id bigint not null,
		leaf text not null check (${hex('leaf')}),
		replaces text check (${hex('replaces')}),
		primary key (city_id, poll_id, leaf),
		foreign key (city_id, poll_id) references poll (city_id, id)
	)`,

	// Append-only: one writer at a time, who holds the row of the head.
	`create table poll_log_head (
		city_id bigint not null,
		poll_id bigint not null,
		size integer not null default 0 check (size >= 0),
		chain text not null check (${hex('chain')}),
		frontier jsonb not null,
		primary key (city_id, poll_id),
		foreign key (city_id, poll_id) references poll (city_id, id)
	)`,
	`create table poll_log (
		city_id bigint not null,
		poll_id bigint not null,
		position integer not null check (position >= 0),
		leaf text not null check (${hex('leaf')}),
		replaces text check (${hex('replaces')}),
		primary key (city_id, poll_id, position),
		unique (city_id, poll_id, leaf),
		foreign key (city_id, poll_id) references poll_log_head (city_id, poll_id),
		foreign key (city_id, poll_id, replaces) references poll_log (city_id, poll_id, leaf)
	)`,
	`create unique index poll_log_replaces on poll_log (city_id, poll_id, replaces) where replaces is not null`,
	// Nodes above the entries themselves: what an entry hashes to can be told from it.
	`create table poll_log_node (
		city_id bigint not null,
		poll_id bigint not null,
		level smallint not null check (level > 0),
		index integer not null,
		hash text not null check (${hex('hash')}),
		primary key (city_id, poll_id, level, index),
		foreign key (city_id, poll_id) references poll_log_head (city_id, poll_id)
	)`,
	`create table poll_root (
		city_id bigint not null,
		poll_id bigint not null,
		size integer not null check (size > 0),
		root text not null check (${hex('root')}),
		primary key (city_id, poll_id, size),
		foreign key (city_id, poll_id) references poll_log_head (city_id, poll_id)
	)`,

	// Where results are shown to those who have voted: counted at every 20 ballots, never in between.
	`create table poll_interim (
		city_id bigint not null,
		poll_id bigint not null,
		ballots integer not null,
		result jsonb not null,
		primary key (city_id, poll_id),
		foreign key (city_id, poll_id) references poll (city_id, id)
	)`,

	// One row, once: what closing found.
	`create table poll_closing (
		city_id bigint not null,
		poll_id bigint not null,
		ballots integer not null check (ballots >= 0),
		entitled integer not null,
		result jsonb not null,
		seed text not null check (${hex('seed')}),
		chain text not null check (${hex('chain')}),
		closed_by bigint,
		closed_at timestamptz not null default clock_timestamp(),
		primary key (city_id, poll_id),
		foreign key (city_id, poll_id) references poll_rules (city_id, poll_id),
		foreign key (city_id, closed_by) references resident (city_id, id)
	)`,

	// What is decided because of it; a correction is a new version.
	`create table poll_outcome (
		city_id bigint not null,
		poll_id bigint not null,
		version integer not null check (version > 0),
		statement text not null check (char_length(statement) between 1 and 20000),
		statement_html text not null,
		language text not null check (language ${languageTag}),
		review_on date,
		stated_by bigint,
		stated_at timestamptz not null default now(),
		primary key (city_id, poll_id, version),
		foreign key (city_id, poll_id) references poll_rules (city_id, poll_id),
		foreign key (city_id, stated_by) references resident (city_id, id)
	)`,

	// One asks, another agrees: only then is it annulled.
	`create table poll_annulment (
		city_id bigint not null,
		poll_id bigint not null,
		why text not null check (char_length(why) between 1 and 5000),
		asked_by bigint not null,
		asked_at timestamptz not null default now(),
		confirmed_by bigint check (confirmed_by <> asked_by),
		confirmed_at timestamptz,
		primary key (city_id, poll_id),
		check ((confirmed_by is null) = (confirmed_at is null)),
		foreign key (city_id, poll_id) references poll_rules (city_id, poll_id),
		foreign key (city_id, asked_by) references resident (city_id, id),
		foreign key (city_id, confirmed_by) references resident (city_id, id)
	)`,

	// Paper ballots as two persons typed them, each for themselves; the ballots themselves leave this
	// table once both agree.
	`create table paper_batch (
		city_id bigint not null,
		id bigint generated always as identity,
		poll_id bigint not null,
		label text not null check (char_length(label) between 1 and 80),
		size integer not null check (size between 1 and 500),
		first_by bigint not null,
		first_entry jsonb,
		second_by bigint check (second_by <> first_by),
		second_entry jsonb,
		state text not null default 'once' check (state in ('once', 'differs', 'counted')),
		begun_at timestamptz not null default now(),
		primary key (city_id, id),
		check (state <> 'counted' or (second_by is not null and first_entry is null and second_entry is null)),
		foreign key (city_id, poll_id) references poll_rules (city_id, poll_id),
		foreign key (city_id, first_by) references resident (city_id, id),
		foreign key (city_id, second_by) references resident (city_id, id)
	)`,
	`create index paper_batch_of_poll on paper_batch (city_id, poll_id, id)`
];

import { sql, type Kysely } from 'kysely';

/** Accounts, sessions and cities are global; everything a city owns carries `city_id` first in its keys. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table account (
		id bigint generated always as identity primary key,
		email text not null check (char_length(email) between 3 and 254),
		display_name text not null check (char_length(display_name) between 1 and 80),
		password_hash text,
		locale text not null check (locale in ('en', 'fi', 'sv', 'de')),
		created_at timestamptz not null default now()
	)`,
	`create unique index account_email on account (lower(email))`,

	// Only the SHA-256 of a session's id is kept: a copy of this table signs nobody in.
	`create table session (
		id uuid primary key default gen_random_uuid(),
		id_hash text not null unique,
		account_id bigint not null references account (id) on delete cascade,
		device text not null default '',
		created_at timestamptz not null default now(),
		seen_at timestamptz not null default date_trunc('hour', now()),
		expires_at timestamptz not null
	)`,
	`create index session_of_account on session (account_id)`,
	`create index session_by_expiry on session (expires_at)`,

	// A mailed link: confirm a sign-up, sign in, reset a password, change an address, become an admin.
	// Its hash comes when the mail is written, so that no readable link waits in the queue; a link that
	// was used is a row that is gone.
	`create table account_token (
		id bigint generated always as identity primary key,
		hash text unique,
		purpose text not null check (purpose in ('sign-up', 'sign-in', 'reset', 'change-email', 'admin-invitation')),
		account_id bigint references account (id) on delete cascade,
		email text not null,
		payload jsonb not null default '{}',
		created_at timestamptz not null default now(),
		expires_at timestamptz not null
	)`,
	`create index account_token_of_account on account_token (account_id)`,
	`create index account_token_of_email on account_token (email)`,
	`create index account_token_by_expiry on account_token (expires_at)`,

	// A browser in which the account's owner has signed in before: strangers' tries do not slow it down.
	`create table known_device (
		account_id bigint not null references account (id) on delete cascade,
		secret_hash text not null,
		expires_at timestamptz not null,
		primary key (account_id, secret_hash)
	)`,
	`create index known_device_by_expiry on known_device (expires_at)`,

	// Counts tries within a window; in the database, so that it holds over several processes.
	`create table throttle (
		act text not null,
		subject_hash text not null,
		tries integer not null,
		window_ends_at timestamptz not null,
		primary key (act, subject_hash)
	)`,
	`create index throttle_by_end on throttle (window_ends_at)`,

	// A form that was sent after its session had ended: kept for an hour, until its writer is back.
	`create table kept_form (
		token_hash text primary key,
		path text not null,
		fields jsonb not null,
		expires_at timestamptz not null
	)`,
	`create index kept_form_by_expiry on kept_form (expires_at)`,

	`create table city (
		id bigint generated always as identity primary key,
		slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
		names jsonb not null,
		welcome jsonb not null default '{}',
		locales text[] not null check (cardinality(locales) > 0 and locales <@ array['en', 'fi', 'sv', 'de']),
		time_zone text not null,
		accent text not null check (accent ~ '^#[0-9a-f]{6}$'),
		contact_email text,
		contact jsonb not null default '{}',
		created_at timestamptz not null default now()
	)`,

	`create table resident (
		city_id bigint not null references city (id),
		id bigint generated always as identity,
		account_id bigint not null references account (id),
		display_name text not null check (char_length(display_name) between 1 and 80),
		role text not null default 'resident' check (role in ('resident', 'facilitator', 'admin')),
		verified_at timestamptz,
		neighbourhood_id bigint,
		created_at timestamptz not null default now(),
		primary key (city_id, id),
		unique (city_id, account_id)
	)`,
	`create index resident_of_account on resident (account_id)`,

	`create table file (
		city_id bigint not null references city (id),
		id uuid not null default gen_random_uuid(),
		media_type text not null check (media_type in ('image/webp', 'image/png')),
		width integer not null,
		height integer not null,
		bytes bytea not null check (octet_length(bytes) <= 4194304),
		created_by bigint,
		created_at timestamptz not null default now(),
		primary key (city_id, id),
		foreign key (city_id, created_by) references resident (city_id, id)
	)`,

	`create table city_logo (
		city_id bigint primary key references city (id),
		file_id uuid not null,
		foreign key (city_id, file_id) references file (city_id, id)
	)`,

	// Versions of the rules of conduct, each in the city's languages: { "fi": { "text", "html" } }.
	`create table conduct_rules (
		city_id bigint not null references city (id),
		version integer not null check (version > 0),
		texts jsonb not null,
		published_by bigint,
		published_at timestamptz not null default now(),
		primary key (city_id, version),
		foreign key (city_id, published_by) references resident (city_id, id)
	)`,

	`create table category (
		city_id bigint not null references city (id),
		id bigint generated always as identity,
		names jsonb not null,
		icon text not null,
		position integer not null,
		retired_at timestamptz,
		primary key (city_id, id)
	)`,
	`create table neighbourhood (
		city_id bigint not null references city (id),
		id bigint generated always as identity,
		names jsonb not null,
		position integer not null,
		retired_at timestamptz,
		primary key (city_id, id)
	)`,
	`alter table resident add foreign key (city_id, neighbourhood_id) references neighbourhood (city_id, id)`
];

import { sql, type Kysely } from 'kysely';

/** Partner groups, their seats, and the three ways to come in: openly, on request, by invitation. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table partner_group (
		city_id bigint not null references city (id),
		id bigint generated always as identity,
		name text not null check (char_length(name) between 3 and 120),
		purpose text not null check (char_length(purpose) <= 5000),
		purpose_html text not null,
		theme text not null default '' check (char_length(theme) <= 80),
		language text not null check (language in ('en', 'fi', 'sv', 'de')),
		picture_id uuid,
		picture_alt text not null default '' check (char_length(picture_alt) <= 250),
		visibility text not null check (visibility in ('public', 'members')),
		joining text not null check (joining in ('open', 'request', 'invitation')),
		state text not null default 'active' check (state in ('forming', 'active', 'closed')),
		support_threshold integer check (support_threshold between 1 and 1000000),
		created_by bigint,
		created_at timestamptz not null default now(),
		primary key (city_id, id),
		check (picture_id is null or picture_alt <> ''),
		foreign key (city_id, picture_id) references file (city_id, id),
		foreign key (city_id, created_by) references resident (city_id, id)
	)`,

	`create index group_of_picture on partner_group (city_id, picture_id) where picture_id is not null`,

	// A seat is held from starts_on to ends_on (both days included); ended_at ends it early. Somebody
	// whose term is over may be given a new seat: that sets ended_at on the old one first.
	`create table seat (
		city_id bigint not null,
		id bigint generated always as identity,
		group_id bigint not null,
		resident_id bigint not null,
		role text not null default 'member' check (role in ('member', 'coordinator')),
		starts_on date not null,
		ends_on date check (ends_on >= starts_on),
		substitute_for bigint check (substitute_for <> id),
		ended_at timestamptz,
		created_at timestamptz not null default now(),
		primary key (city_id, id),
		foreign key (city_id, group_id) references partner_group (city_id, id),
		foreign key (city_id, resident_id) references resident (city_id, id),
		unique (city_id, group_id, id),
		foreign key (city_id, group_id, substitute_for) references seat (city_id, group_id, id)
	)`,
	`create unique index seat_held on seat (city_id, group_id, resident_id) where ended_at is null`,
	`create index seat_of_resident on seat (city_id, resident_id)`,

	`create table join_request (
		city_id bigint not null,
		id bigint generated always as identity,
		group_id bigint not null,
		resident_id bigint not null,
		message text not null check (char_length(message) <= 2000),
		state text not null default 'waiting' check (state in ('waiting', 'accepted', 'declined', 'withdrawn')),
		answer text not null default '' check (char_length(answer) <= 1000),
		decided_by bigint,
		decided_at timestamptz,
		created_at timestamptz not null default now(),
		primary key (city_id, id),
		foreign key (city_id, group_id) references partner_group (city_id, id),
		foreign key (city_id, resident_id) references resident (city_id, id),
		foreign key (city_id, decided_by) references resident (city_id, id),
		check ((state = 'waiting') = (decided_at is null))
	)`,
	`create unique index join_request_waiting on join_request (city_id, group_id, resident_id) where state = 'waiting'`,
	`create index join_request_of_group on join_request (city_id, group_id, id desc)`,

	// With an address the invitation is for one person, once; without one it is a link that many may use.
	`create table invitation (
		city_id bigint not null,
		id bigint generated always as identity,
		group_id bigint not null,
		token_hash text not null,
		email text,
		created_by bigint not null,
		created_at timestamptz not null default now(),
		expires_at timestamptz not null,
		accepted_by bigint,
		accepted_at timestamptz,
		revoked_at timestamptz,
		primary key (city_id, id),
		unique (city_id, token_hash),
		foreign key (city_id, group_id) references partner_group (city_id, id),
		foreign key (city_id, created_by) references resident (city_id, id),
		foreign key (city_id, accepted_by) references resident (city_id, id)
	)`,
	`create index invitation_of_group on invitation (city_id, group_id, id desc)`
];

import { sql, type Kysely } from 'kysely';

/**
 * Before something is published: the words that a city watches, what was found in a text (findings, which
 * make a case), and what waits until a facilitator has looked at it (holds).
 */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// One row a city that chose; who has none has what domain/moderation/screening-settings.ts begins with.
	`create table screening_settings (
		city_id bigint primary key references city (id),
		judges boolean not null,
		looks_at_links boolean not null,
		looks_at_first boolean not null,
		hold_hours integer not null check (hold_hours between 1 and 72)
	)`,
	`create table watch_word (
		city_id bigint not null references city (id),
		id bigint generated always as identity,
		word text not null check (char_length(word) between 2 and 80),
		language text check (language ~ '^[a-z]{2,3}$'),
		whole text not null check (whole in ('word', 'beginning')),
		effect text not null check (effect in ('nudge', 'flag', 'hold')),
		primary key (city_id, id)
	)`,

	// Why a text is looked at although nobody reported it: part of its case, as notices are.
	`create table finding (
		city_id bigint not null,
		id bigint generated always as identity,
		case_id bigint not null,
		cause text not null check (cause in ('watch_word', 'links_of_new_account', 'judgement',
			'first_contribution', 'group_asks')),
		detail text not null default '' check (char_length(detail) <= 200),
		found_at timestamptz not null,
		primary key (city_id, id),
		unique (city_id, case_id, cause, detail),
		foreign key (city_id, case_id) references moderation_case (city_id, id)
	)`,

	// What is held points at its hold, which says until when somebody has to look at it; a hold that nobody
	// ended in time goes on and calls for help once.
	`create table hold (
		city_id bigint not null,
		id bigint generated always as identity,
		content_id bigint not null,
		group_id bigint,
		case_id bigint not null,
		held_at timestamptz not null,
		until timestamptz not null,
		escalated_at timestamptz,
		ended_at timestamptz,
		outcome text check (outcome in ('published', 'hidden', 'taken back')),
		primary key (city_id, id),
		unique (city_id, id, content_id),
		check ((ended_at is null) = (outcome is null)),
		check (until > held_at),
		foreign key (city_id, content_id) references content (city_id, id),
		foreign key (city_id, group_id) references partner_group (city_id, id),
		foreign key (city_id, case_id) references moderation_case (city_id, id)
	)`,
	`create unique index hold_of_content on hold (city_id, content_id) where ended_at is null`,
	`create index hold_overdue on hold (until) where ended_at is null and escalated_at is null`,
	`create index hold_waited on hold (city_id, ended_at desc) where ended_at is not null`,
	`alter table content
		add column held_by bigint,
		add constraint content_held_by_hold foreign key (city_id, held_by, id)
			references hold (city_id, id, content_id),
		add constraint content_held_is_not_shown check (held_by is null or hidden_above > 0 or published_at is null)`,
	`create index content_held on content (city_id, author_id) where held_by is not null`,
	`alter table moderation_case add column findings integer not null default 0 check (findings >= 0)`,

	// A group whose contributions are looked at first says so, until a day, and how long that takes.
	`alter table partner_group
		add column looked_at_until timestamptz,
		add column looked_at_because text not null default '' check (char_length(looked_at_because) <= 300),
		add column waiting_minutes integer check (waiting_minutes >= 0),
		add constraint group_says_why check (looked_at_until is null or looked_at_because <> '')`,
	`alter table decision add column automated_detection boolean not null default false`
];

import { sql, type Kysely } from 'kysely';

/**
 * What a city owes everybody who uses its platform, and authorities, by the Digital Services Act: that a
 * change of the rules is announced (article 14), that it can be reached (articles 11 and 12), and what it did
 * about the orders of authorities (articles 9 and 10).
 */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// What each version changed: { "fi": "…" }. Versions from before this was asked for say nothing, so the
	// check holds for new rows alone.
	`alter table conduct_rules add column changes jsonb not null default '{}'`,
	`alter table conduct_rules add constraint conduct_rules_say_what_changed
		check (version = 1 or changes <> '{}') not valid`,

	// A change of the rules is about the whole city, and so about no text and no group.
	`alter table occurrence drop constraint if exists occurrence_check`,
	`alter table occurrence add constraint occurrence_is_about_something
		check (num_nonnulls(content_id, group_id) > 0 or kind = 'rules changed')`,

	// Where everybody writes to, beside the e-mail address; and where authorities do, in which languages.
	`alter table city
		add column contact_form text check (contact_form ~ '^https://'),
		add column authorities_email text,
		add column authorities_languages text[] not null default '{}',
		add constraint city_hears_authorities_in_a_language
			check ((authorities_email is null) = (authorities_languages = '{}'))`,

	// An order of an authority, as it came. Rows of both tables are only added.
	`create table authority_order (
		city_id bigint not null references city (id),
		id bigint generated always as identity,
		kind text not null check (kind in ('act', 'inform')),
		authority text not null check (char_length(authority) between 1 and 200),
		country text not null check (country ~ '^[A-Z]{2}$'),
		reference text not null check (char_length(reference) between 1 and 200),
		received_at timestamptz not null,
		legal_ground text not null check (char_length(legal_ground) between 1 and 1000),
		category text not null check (category ~ '^[A-Z_]{1,60}$'),
		content_id bigint,
		scope text[] not null,
		language text not null check (language ~ '^[a-z]{2}$'),
		recorded_by bigint not null,
		recorded_at timestamptz not null,
		primary key (city_id, id),
		unique (city_id, country, authority, reference, kind),
		unique (city_id, id, received_at),
		check (received_at <= recorded_at),
		foreign key (city_id, content_id) references content (city_id, id),
		foreign key (city_id, recorded_by) references resident (city_id, id)
	)`,
	`create index authority_order_received on authority_order (city_id, received_at)`,
	`create index authority_order_of_content on authority_order (city_id, content_id) where content_id is not null`,

	// What was done about it. Of several of one kind the newest stands. The row repeats when the order came:
	// nothing was done before that.
	`create table authority_order_event (
		city_id bigint not null,
		id bigint generated always as identity,
		order_id bigint not null,
		received_at timestamptz not null,
		kind text not null check (kind in ('confirmed', 'effect', 'refused', 'informed')),
		at timestamptz not null,
		fault text check (fault in ('incomplete', 'wrong')),
		words text not null default '' check (char_length(words) <= 2000),
		recorded_by bigint not null,
		recorded_at timestamptz not null,
		primary key (city_id, id),
		check (at between received_at and recorded_at),
		check ((kind = 'refused') = (fault is not null)),
		check (kind not in ('refused', 'effect') or words <> ''),
		foreign key (city_id, order_id, received_at) references authority_order (city_id, id, received_at),
		foreign key (city_id, recorded_by) references resident (city_id, id)
	)`,
	`create index authority_order_event_of_order on authority_order_event (city_id, order_id, id)`
];

import { sql, type Kysely } from 'kysely';

/** Notifications on people's own devices, and following what somebody writes. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// One row a browser: it lives as long as the session in which its owner turned notifications on, so
	// that signing out, wherever that is done, silences the device. The keys are the browser's public ones.
	`create table push_subscription (
		city_id bigint not null,
		id bigint generated always as identity,
		resident_id bigint not null,
		session_hash text not null references session (id_hash) on delete cascade,
		endpoint text not null check (char_length(endpoint) between 1 and 1000),
		p256dh text not null check (p256dh ~ '^[A-Za-z0-9_-]{87}$'),
		auth text not null check (auth ~ '^[A-Za-z0-9_-]{22}$'),
		since timestamptz not null default now(),
		primary key (city_id, id),
		unique (city_id, session_hash),
		foreign key (city_id, resident_id) references resident (city_id, id) on delete cascade
	)`,
	// A browser shows the notifications of one person at a time.
	`create unique index push_subscription_of_browser on push_subscription (city_id, md5(endpoint))`,
	`create index push_subscription_of_resident on push_subscription (city_id, resident_id)`,
	`create index push_subscription_of_session on push_subscription (session_hash)`,

	// Who has no row hears of everything on their devices. A number of another city names no group here.
	`create table push_choice (
		city_id bigint not null,
		resident_id bigint not null,
		kinds_off text[] not null default '{}',
		groups_off bigint[] not null default '{}',
		primary key (city_id, resident_id),
		foreign key (city_id, resident_id) references resident (city_id, id) on delete cascade
	)`,

	`alter table delivery drop constraint delivery_channel_check`,
	`alter table delivery add constraint delivery_channel_check
		check (channel in ('app', 'mail', 'digest', 'push'))`,
	// By mail once, whatever the rhythm was when somebody tried; on devices once besides.
	`drop index delivery_by_mail`,
	`create unique index delivery_by_mail on delivery (city_id, occurrence_id, resident_id)
		where channel in ('mail', 'digest')`,
	// For letting go of what was settled long ago.
	`create index delivery_settled on delivery (due_at) where channel <> 'app' and not waiting`,
	`create index occurrence_by_time on occurrence (at)`,

	// What a person writes can be followed.
	`alter table follow drop constraint follow_kind_check`,
	`alter table follow add constraint follow_kind_check
		check (kind in ('city', 'group', 'content', 'category', 'neighbourhood', 'person'))`,
	`alter table follow add column person_id bigint
		generated always as (case when kind = 'person' then subject_id end) stored`,
	`alter table follow add constraint follow_person_fkey
		foreign key (city_id, person_id) references resident (city_id, id) on delete cascade`,
	// Nobody follows themselves; to stop following a person is to have no row.
	`alter table follow add constraint follow_of_another
		check (person_id is null or (person_id <> resident_id and not muted))`
];

import { sql, type Kysely } from 'kysely';

/**
 * Who follows what, what happened, and whom it was brought to: an occurrence is written once, in the
 * transaction of its act, and a delivery once a person and channel.
 */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const only = (kind: string) =>
	`bigint generated always as (case when kind = '${kind}' then subject_id end) stored`;

const statements = [
	// A muted row stands for somebody who stopped: what is wider (the group, the city) does not bring
	// it back, and neither does taking part again. Each kind of subject is held by a foreign key.
	`create table follow (
		city_id bigint not null,
		resident_id bigint not null,
		kind text not null check (kind in ('city', 'group', 'content', 'category', 'neighbourhood')),
		subject_id bigint not null,
		muted boolean not null default false,
		because text not null check (because in ('chosen', 'took-part')),
		since timestamptz not null default now(),
		group_id ${only('group')},
		content_id ${only('content')},
		category_id ${only('category')},
		neighbourhood_id ${only('neighbourhood')},
		primary key (city_id, resident_id, kind, subject_id),
		check (kind <> 'city' or subject_id = city_id),
		foreign key (city_id, resident_id) references resident (city_id, id),
		foreign key (city_id, group_id) references partner_group (city_id, id),
		foreign key (city_id, content_id) references content (city_id, id) on delete cascade,
		foreign key (city_id, category_id) references category (city_id, id),
		foreign key (city_id, neighbourhood_id) references neighbourhood (city_id, id)
	)`,
	`create index follow_of_subject on follow (city_id, kind, subject_id, resident_id) include (muted)`,
	// For the foreign key: discarding a draft asks for its followers.
	`create index follow_of_content on follow (city_id, content_id) where content_id is not null`,

	// The kinds are in domain/notification/kinds.ts. Never a text or a name in detail: ids only.
	`create table occurrence (
		city_id bigint not null references city (id),
		id bigint generated always as identity,
		kind text not null check (char_length(kind) between 1 and 40),
		content_id bigint,
		group_id bigint,
		actor_id bigint,
		at timestamptz not null,
		detail jsonb not null default '{}',
		primary key (city_id, id),
		check (num_nonnulls(content_id, group_id) > 0),
		foreign key (city_id, content_id) references content (city_id, id) on delete cascade,
		foreign key (city_id, group_id) references partner_group (city_id, id),
		foreign key (city_id, actor_id) references resident (city_id, id)
	)`,
	`create index occurrence_of_content on occurrence (city_id, content_id, kind)`,

	// sent_at is one moment for everything in one letter: letters of a week are counted by it.
	`create table delivery (
		city_id bigint not null,
		occurrence_id bigint not null,
		resident_id bigint not null,
		channel text not null check (channel in ('app', 'mail', 'digest')),
		due_at timestamptz not null,
		sent_at timestamptz,
		dropped text check (dropped in ('not-visible', 'not-followed', 'switched-off')),
		read_at timestamptz,
		waiting boolean generated always as (channel <> 'app' and sent_at is null and dropped is null) stored,
		primary key (city_id, occurrence_id, resident_id, channel),
		check (sent_at is null or dropped is null),
		check (read_at is null or channel = 'app'),
		foreign key (city_id, occurrence_id) references occurrence (city_id, id) on delete cascade,
		foreign key (city_id, resident_id) references resident (city_id, id)
	)`,
	// By mail once, whatever the rhythm was when somebody tried.
	`create unique index delivery_by_mail on delivery (city_id, occurrence_id, resident_id) where channel <> 'app'`,
	// waiting is a column so that this index serves the clock alone: while the planner had no figures of a
	// table that had just been filled, it took it for the way to one person's rows too.
	`create index delivery_due on delivery (due_at) where waiting`,
	`create index delivery_waiting on delivery (city_id, resident_id, due_at)
		where channel <> 'app' and sent_at is null and dropped is null`,
	`create index delivery_sent on delivery (city_id, resident_id, sent_at) where sent_at is not null`,
	`create index delivery_shown on delivery (city_id, resident_id, occurrence_id desc) where channel = 'app'`,
	`create index delivery_unread on delivery (city_id, resident_id) where channel = 'app' and read_at is null`,

	// A resident without a row has the choices of domain/notification/choice.ts.
	`create table notification_choice (
		city_id bigint not null,
		resident_id bigint not null,
		rhythm text not null check (rhythm in ('at-once', 'daily', 'weekly', 'never')),
		hour smallint not null check (hour between 0 and 23),
		weekly_cap smallint not null check (weekly_cap between 1 and 100),
		quiet_from smallint check (quiet_from between 0 and 23),
		quiet_to smallint check (quiet_to between 0 and 23),
		off text[] not null default '{}',
		primary key (city_id, resident_id),
		check ((quiet_from is null) = (quiet_to is null)),
		foreign key (city_id, resident_id) references resident (city_id, id)
	)`,

	// Signs the links by which people stop mails without signing in. It opens nothing else.
	`create table unsubscribe_key (
		city_id bigint primary key references city (id),
		key text not null check (key ~ '^[0-9a-f]{64}$')
	)`,

	// Who took part before there was anything to follow.
	`insert into follow (city_id, resident_id, kind, subject_id, because)
		select city_id, resident_id, 'content', proposal_id, 'took-part' from support
		union
		select city_id, author_id, 'content', id, 'took-part' from content
		where author_id is not null and published_at is not null
		union
		select city_id, resident_id, 'group', group_id, 'took-part' from seat where ended_at is null`
];

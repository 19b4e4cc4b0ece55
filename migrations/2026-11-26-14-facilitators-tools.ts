import { sql, type Kysely } from 'kysely';

/** What facilitators work with beside decisions: the talk about an appeal, saved replies, notes, the digest of the queue, private words. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const rules = `'respect', 'hate', 'threat', 'privacy', 'deception', 'advertising', 'off-topic', 'other'`;

const statements = [
	// Between whoever appealed and whoever looks again, never whoever decided first: the row repeats who
	// that was, as the appeal does. Somebody without an account writes as nobody.
	`alter table appeal add constraint appeal_first_by unique (city_id, id, first_by)`,
	`create table appeal_message (
		city_id bigint not null,
		id bigint generated always as identity,
		appeal_id bigint not null,
		first_by bigint not null,
		by_appellant boolean not null,
		resident_id bigint,
		text text not null check (char_length(text) between 1 and 2000),
		written_at timestamptz not null,
		primary key (city_id, id),
		check (by_appellant or resident_id is not null),
		check (by_appellant or resident_id <> first_by),
		foreign key (city_id, appeal_id, first_by) references appeal (city_id, id, first_by),
		foreign key (city_id, resident_id) references resident (city_id, id)
	)`,
	`create index appeal_message_of_appeal on appeal_message (city_id, appeal_id, id)`,

	// Without a rule it fits any. Changing names the version that was seen.
	`create table saved_reply (
		city_id bigint not null references city (id),
		id bigint generated always as identity,
		rule text check (rule in (${rules}, 'illegal')),
		language text not null check (language in ('en', 'fi', 'sv', 'de')),
		title text not null check (char_length(title) between 1 and 80),
		text text not null check (char_length(text) between 1 and 5000),
		version integer not null default 1 check (version > 0),
		changed_by bigint,
		changed_at timestamptz not null,
		retired_at timestamptz,
		primary key (city_id, id),
		foreign key (city_id, changed_by) references resident (city_id, id)
	)`,

	// What facilitators tell one another of a text or of a person. Whoever it is about takes it along when
	// they are erased, also as the author of the text.
	`create table facilitator_note (
		city_id bigint not null,
		id bigint generated always as identity,
		content_id bigint,
		resident_id bigint,
		text text not null check (char_length(text) between 1 and 1000),
		written_by bigint not null,
		written_at timestamptz not null,
		primary key (city_id, id),
		check (num_nonnulls(content_id, resident_id) > 0),
		check (resident_id <> written_by),
		foreign key (city_id, content_id) references content (city_id, id) on delete cascade,
		foreign key (city_id, resident_id) references resident (city_id, id) on delete cascade,
		foreign key (city_id, written_by) references resident (city_id, id)
	)`,
	`create index facilitator_note_of_content on facilitator_note (city_id, content_id, id desc)`,
	`create index facilitator_note_of_resident on facilitator_note (city_id, resident_id, id desc)`,

	// How a facilitator hears of the queue, when it is looked at next for them, and of which pressing things
	// they were told. Hours are those of notification_choice.
	`create table queue_digest (
		city_id bigint not null,
		resident_id bigint not null,
		rhythm text not null check (rhythm in ('at-once', 'daily', 'weekly', 'never')),
		next_at timestamptz,
		told_cases bigint[] not null default '{}',
		told_appeals bigint[] not null default '{}',
		primary key (city_id, resident_id),
		check ((rhythm = 'never') = (next_at is null)),
		foreign key (city_id, resident_id) references resident (city_id, id) on delete cascade
	)`,
	`create index queue_digest_due on queue_digest (next_at) where next_at is not null`,

	// A question or thanks to whoever wrote something, and the one answer to it.
	`create table private_word (
		city_id bigint not null,
		id bigint generated always as identity,
		kind text not null check (kind in ('question', 'thanks')),
		content_id bigint not null,
		resident_id bigint not null,
		text text not null check (char_length(text) between 1 and 2000),
		written_by bigint not null,
		written_at timestamptz not null,
		answer text check (char_length(answer) between 1 and 2000),
		answered_at timestamptz,
		primary key (city_id, id),
		check (num_nonnulls(answer, answered_at) in (0, 2)),
		check (resident_id <> written_by),
		foreign key (city_id, content_id) references content (city_id, id) on delete cascade,
		foreign key (city_id, resident_id) references resident (city_id, id) on delete cascade,
		foreign key (city_id, written_by) references resident (city_id, id)
	)`,
	`create index private_word_to_resident on private_word (city_id, resident_id, id desc)`,
	`create index private_word_about_content on private_word (city_id, content_id, id desc)`
];

import { sql, type Kysely } from 'kysely';

/**
 * Moderation: what people say of a text (notices), the work that this makes (cases), what is done about it
 * (decisions, each with its statement of reasons) and that somebody else looks again (appeals).
 */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const caseStates = `'open', 'waiting', 'decided', 'appealed', 'upheld', 'reversed'`;
const rules = `'respect', 'hate', 'threat', 'privacy', 'deception', 'advertising', 'off-topic', 'other'`;
const languageTag = `~ '^[a-z]{2,3}$'`;

const statements = [
	// All notices about one thing are one case until it is decided. Whoever decides names the version that
	// they saw: of two at once the later is asked.
	`create table moderation_case (
		city_id bigint not null,
		id bigint generated always as identity,
		content_id bigint not null,
		state text not null default 'open' check (state in (${caseStates})),
		version integer not null default 1 check (version > 0),
		notices integer not null default 0 check (notices >= 0),
		is_illegal boolean not null default false,
		opened_at timestamptz not null,
		due_at timestamptz not null,
		claimed_by bigint,
		claimed_until timestamptz,
		primary key (city_id, id),
		unique (city_id, id, content_id),
		check (num_nonnulls(claimed_by, claimed_until) in (0, 2)),
		check (claimed_by is null or state in ('open', 'waiting')),
		foreign key (city_id, content_id) references content (city_id, id),
		foreign key (city_id, claimed_by) references resident (city_id, id)
	)`,
	`create unique index moderation_case_undecided on moderation_case (city_id, content_id)
		where state in ('open', 'waiting')`,
	`create index moderation_case_queue on moderation_case (city_id, due_at, id) where state in ('open', 'waiting')`,
	`create index moderation_case_of_content on moderation_case (city_id, content_id, id desc)`,

	// Whoever has no account leaves a name and an address; the page that follows the notice opens by an
	// HMAC of its number.
	`create table notice (
		city_id bigint not null,
		id bigint generated always as identity,
		case_id bigint not null,
		ground text not null check (ground in (${rules}, 'illegal')),
		law text not null default '' check (char_length(law) <= 300),
		place text not null default '' check (char_length(place) <= 500),
		reason text not null check (char_length(reason) between 1 and 5000),
		good_faith boolean not null,
		resident_id bigint,
		name text check (char_length(name) between 1 and 120),
		email text check (char_length(email) between 3 and 254),
		locale text not null check (locale in ('en', 'fi', 'sv', 'de')),
		given_at timestamptz not null,
		primary key (city_id, id),
		unique (city_id, case_id, resident_id),
		unique (city_id, case_id, email),
		check (num_nonnulls(name, email) in (0, 2)),
		check ((resident_id is null) = (email is not null)),
		check (ground <> 'illegal' or (law <> '' and good_faith)),
		foreign key (city_id, case_id) references moderation_case (city_id, id),
		foreign key (city_id, resident_id) references resident (city_id, id)
	)`,
	`create index notice_of_resident on notice (city_id, resident_id) where resident_id is not null`,

	// One row a decision; none is ever changed. A restriction is a statement of reasons (Digital Services
	// Act, article 17), in the shape of the Transparency Database (domain/moderation/statement.ts).
	`create table decision (
		city_id bigint not null,
		id bigint generated always as identity,
		case_id bigint not null,
		content_id bigint not null,
		step text not null check (step in ('none', 'ask', 'hide', 'restore')),
		decided_by bigint not null,
		decided_at timestamptz not null,
		puid uuid not null default gen_random_uuid(),
		visibility text check (visibility in ('CONTENT_REMOVED', 'CONTENT_DISABLED', 'CONTENT_DEMOTED',
			'CONTENT_AGE_RESTRICTED', 'CONTENT_INTERACTION_RESTRICTED', 'CONTENT_LABELLED')),
		provision text check (provision in ('PARTIAL_SUSPENSION', 'TOTAL_SUSPENSION')),
		account text check (account in ('SUSPENDED', 'TERMINATED')),
		affected_id bigint,
		ends_at timestamptz,
		facts text not null default '' check (char_length(facts) <= 5000),
		ground text check (ground in ('ILLEGAL_CONTENT', 'INCOMPATIBLE_CONTENT')),
		rule text check (rule in (${rules})),
		law text not null default '' check (char_length(law) <= 300),
		rules_version integer,
		category text,
		content_type text not null check (content_type in ('TEXT', 'IMAGE', 'OTHER')),
		content_language text not null check (content_language ${languageTag}),
		content_date timestamptz not null,
		source text check (source in ('ARTICLE_16', 'TRUSTED_FLAGGER', 'TYPE_OTHER_NOTIFICATION', 'VOLUNTARY')),
		reverses bigint,
		primary key (city_id, id),
		unique (city_id, puid),
		unique (city_id, id, content_id, step),
		unique (city_id, id, decided_by),
		unique (city_id, reverses),
		check ((step = 'hide') = (visibility is not null)),
		check (provision is null or (step = 'hide' and ends_at is not null and affected_id is not null)),
		check (step not in ('hide', 'ask') or (facts <> '' and ground is not null)),
		check (step <> 'hide' or (category is not null and source is not null)),
		check ((ground is not distinct from 'ILLEGAL_CONTENT') = (law <> '')),
		check ((ground is not distinct from 'INCOMPATIBLE_CONTENT') = (rule is not null)),
		check ((step = 'restore') = (reverses is not null)),
		foreign key (city_id, case_id, content_id) references moderation_case (city_id, id, content_id),
		foreign key (city_id, decided_by) references resident (city_id, id),
		foreign key (city_id, affected_id) references resident (city_id, id),
		foreign key (city_id, reverses) references decision (city_id, id)
	)`,
	`create index decision_of_case on decision (city_id, case_id, id)`,
	`create index decision_newest on decision (city_id, decided_at desc, id desc)`,

	// Hidden is only what points at the decision that hid this very content. hidden_above counts what is
	// hidden above it: the discussion of a hidden proposal, the answers below a hidden comment.
	`alter table content
		add column hidden_by bigint,
		add column hidden_step text generated always as (case when hidden_by is null then null else 'hide' end) stored,
		add column hidden_above integer not null default 0 check (hidden_above >= 0),
		add constraint content_hidden_by_decision foreign key (city_id, hidden_by, id, hidden_step)
			references decision (city_id, id, content_id, step)`,
	`create index content_hidden on content (city_id, hidden_by) where hidden_by is not null`,
	`create index content_below_hidden on content (city_id, id) where hidden_above > 0`,
	`create index comment_by_parent on comment (city_id, parent_id) where parent_id is not null`,

	// Somebody who is paused reads and votes, and writes again afterwards.
	`alter table resident
		add column paused_by bigint,
		add column paused_until timestamptz,
		add constraint resident_pause_is_decided check (num_nonnulls(paused_by, paused_until) in (0, 2)),
		add constraint resident_paused_by foreign key (city_id, paused_by) references decision (city_id, id)`,

	// Whoever decided does not look again: the row repeats who that was, and the table refuses the same.
	`create table appeal (
		city_id bigint not null,
		id bigint generated always as identity,
		decision_id bigint not null,
		first_by bigint not null,
		notice_id bigint,
		resident_id bigint,
		text text not null check (char_length(text) between 1 and 5000),
		filed_at timestamptz not null,
		due_at timestamptz not null,
		state text not null default 'open' check (state in ('open', 'upheld', 'reversed')),
		decided_by bigint check (decided_by <> first_by),
		decided_at timestamptz,
		reasons text not null default '' check (char_length(reasons) <= 5000),
		primary key (city_id, id),
		unique (city_id, decision_id),
		check (num_nonnulls(notice_id, resident_id) = 1),
		check ((state = 'open') = (decided_by is null)),
		check ((state = 'open') = (decided_at is null)),
		check ((state = 'open') = (reasons = '')),
		foreign key (city_id, decision_id, first_by) references decision (city_id, id, decided_by),
		foreign key (city_id, notice_id) references notice (city_id, id),
		foreign key (city_id, resident_id) references resident (city_id, id),
		foreign key (city_id, decided_by) references resident (city_id, id)
	)`,
	`create index appeal_queue on appeal (city_id, due_at, id) where state = 'open'`
];
